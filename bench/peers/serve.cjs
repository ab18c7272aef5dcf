'use strict';
// A rival as a worker. A line "COUNT FORMAT PATH" asks for the three renditions of a photograph,
// made COUNT times; those of the last time are put into the working directory. Answered by "done".
const fs = require('node:fs');
const readline = require('node:readline');

const SIDES = [800, 250, 50];
const QUALITY = 80;

/** Serves until the input ends; develop(bytes, format) resolves to the files, largest first. */
async function serve(version, develop) {
  console.log(`ready ${version}`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [, count, format, path] = /^(\d+) (\w+) (.*)$/.exec(line);
    const photo = fs.readFileSync(path);
    let files = [];
    for (let i = 0; i < Number(count); i++) {
      files = await develop(photo, format);
    }
    files.forEach((file, i) => fs.writeFileSync(`${SIDES[i]}.${format}`, file));
    console.log('done');
  }
}

module.exports = { serve, SIDES, QUALITY };
