/**
 * Pictures on models: from the bytes a stranger uploaded to texels in levels of detail. Colours are
 * kept as they came, in sRGB; every arithmetic on them is in linear light.
 */
package io.darkroom.avatar.texture;
