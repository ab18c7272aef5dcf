'use strict';
// Jimp, which is JavaScript only: one decode, each rendition from the one before.
const fs = require('node:fs');
const path = require('node:path');
const { Jimp } = require('jimp');
const { serve, SIDES, QUALITY } = require('./serve.cjs');

async function develop(photo, format) {
  const image = await Jimp.fromBuffer(photo);
  const files = [];
  for (const side of SIDES) {
    image.scaleToFit({ w: side, h: side });
    files.push(
      format === 'png'
        ? await image.getBuffer('image/png')
        : await image.getBuffer('image/jpeg', { quality: QUALITY }),
    );
  }
  return files;
}

// Its main file is dist/commonjs/index.js; the package lets nobody ask for package.json.
const home = path.resolve(path.dirname(require.resolve('jimp')), '..', '..');
serve(`Jimp ${JSON.parse(fs.readFileSync(path.join(home, 'package.json'))).version}`, develop);
