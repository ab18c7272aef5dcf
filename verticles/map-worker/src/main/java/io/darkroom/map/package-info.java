/** The worker that draws maps: one image, or an animation, from basemap tiles and WMS layers. */
package io.darkroom.map;
