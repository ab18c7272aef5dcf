'use strict';
// sharp. In its best form one decode, kept as raw pixels of the largest rendition, from which the
// smaller ones are made; in its usual form, of which its documentation is full, a pipeline for each.
const sharp = require('sharp');
const { serve, SIDES, QUALITY } = require('./serve.cjs');

const best = process.argv[2] === 'best';
sharp.cache(false);
sharp.concurrency(1);

function encode(pipeline, format) {
  if (format === 'png') {
    return pipeline.png({ compressionLevel: 1 }).toBuffer();
  }
  // Huffman tables made for the picture cost time that no other here spends.
  return pipeline.jpeg({ quality: QUALITY, optimiseCoding: !best }).toBuffer();
}

function inside(input, side, raw) {
  return sharp(input, raw && { raw }).resize(side, side, { fit: 'inside', withoutEnlargement: true });
}

async function chain(photo, format) {
  const [largest, ...smaller] = SIDES;
  const { data, info } = await inside(photo, largest).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const raw = { width, height, channels };
  const files = [await encode(sharp(data, { raw }), format)];
  for (const side of smaller) {
    files.push(await encode(inside(data, side, raw), format));
  }
  return files;
}

async function pipelines(photo, format) {
  const files = [];
  for (const side of SIDES) {
    files.push(await encode(inside(photo, side), format));
  }
  return files;
}

serve(`sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`, best ? chain : pipelines);
