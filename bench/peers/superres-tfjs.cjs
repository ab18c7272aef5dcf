// The original's runtime: TensorFlow.js with its WebAssembly backend, one thread, as node gives it.
// node superres-tfjs.cjs MODEL SIDE: says "ready VERSION", then for each line on its standard input
// runs the network once on SIDE by SIDE pixels and says "done NANOSECONDS".
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');

const [, , model, side] = process.argv;

class MultiplyBeta extends tf.layers.Layer {
  constructor(config) {
    super(config);
    this.beta = config.beta;
  }
  call(inputs) {
    return tf.mul(Array.isArray(inputs) ? inputs[0] : inputs, this.beta);
  }
  static get className() {
    return 'MultiplyBeta';
  }
}

class PixelShuffle4x extends tf.layers.Layer {
  computeOutputShape([batch, height, width]) {
    return [batch, height && height * 4, width && width * 4, 3];
  }
  call(inputs) {
    return tf.depthToSpace(Array.isArray(inputs) ? inputs[0] : inputs, 4, 'NHWC');
  }
  static get className() {
    return 'PixelShuffle4x';
  }
}

/** A model's files as they lie in the package. */
function folder(file) {
  return {
    load: async () => {
      const json = JSON.parse(fs.readFileSync(file, 'utf8'));
      const shards = json.weightsManifest.flatMap((group) => group.paths);
      const bytes = Buffer.concat(
        shards.map((shard) => fs.readFileSync(path.join(path.dirname(file), shard))),
      );
      return {
        modelTopology: json.modelTopology,
        format: json.format,
        weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
        weightData: new Uint8Array(bytes).buffer,
      };
    },
  };
}

async function main() {
  tf.serialization.registerClass(MultiplyBeta);
  tf.serialization.registerClass(PixelShuffle4x);
  wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + '/');
  await tf.setBackend('wasm');
  await tf.ready();
  const models = path.join(process.env.NODE_PATH, '@upscalerjs', 'esrgan-legacy', 'models');
  const net = await tf.loadLayersModel(folder(path.join(models, model, 'model.json')));
  const input = tf.randomUniform([1, Number(side), Number(side), 3]);
  process.stdout.write(`ready ${tf.version.tfjs}\n`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.length > 0) {
      const began = process.hrtime.bigint();
      const out = net.predict(input);
      await out.data();
      out.dispose();
      process.stdout.write(`done ${process.hrtime.bigint() - began}\n`);
    }
  }
}

main().catch((error) => {
  process.stderr.write(`Error: ${error.stack}\n`);
  process.exit(1);
});
