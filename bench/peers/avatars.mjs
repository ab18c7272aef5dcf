// Draws the models of one avatar with three.js in headless Chromium: face and body, at four times
// the size and scaled down, to PNG. Colours without light, as the builtin renderer's flat style;
// each model in its own rest pose, which is no less work than a stance.
//
//   node avatars.mjs PACKAGES MODELS ROUNDS
//
// PACKAGES is where bench/peers/install put three, puppeteer-core and Chromium; MODELS a folder with
// models.json, a list of paths to GLB files below it. Prints one JSON object: milliseconds and those
// of CPU of all of Chromium's processes, with the models kept in it and with them read anew.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFile, readdir } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { performance } from 'node:perf_hooks';

const [packages, models, rounds] = process.argv.slice(2);
const require = createRequire(join(packages, 'avatars.mjs'));
const { default: chromium } = await import(require.resolve('@sparticuz/chromium'));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));

const PAGE = `<!doctype html><script type="importmap">{"imports": {
  "three": "/three/build/three.module.js", "three/addons/": "/three/examples/jsm/"}}</script>
<script type="module">
import * as THREE from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
const renderer = new THREE.WebGLRenderer({ alpha: true, preserveDrawingBuffer: true });
const loader = new GLTFLoader();
const gl = renderer.getContext();
const info = gl.getExtension('WEBGL_debug_renderer_info');
window.device = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
function camera(width, height, y, z, down) {
  const eye = new THREE.OrthographicCamera(-width / 2, width / 2, height / 2, -height / 2, 0.01, 10);
  eye.position.set(0, y, z);
  eye.rotation.x = -down * Math.PI / 180;
  return eye;
}
const shots = [
  { eye: camera(0.55, 0.55, 1.7, 1.25, 0), width: 256, height: 256 },
  { eye: camera(1.25, 2.5, 1.25, 3.5, 5), width: 256, height: 512 }];
window.read = async () => {
  const paths = await (await fetch('/models/models.json')).json();
  const scene = new THREE.Scene();
  for (const path of paths) {
    const model = await loader.loadAsync('/models/' + path);
    model.scene.traverse(node => {
      if (node.isMesh) {
        const { map, color, side, transparent, alphaTest } = node.material;
        node.material = new THREE.MeshBasicMaterial({ map, color, side, transparent, alphaTest });
        node.material.color.multiplyScalar(0.56);
        node.frustumCulled = false;
      }
    });
    scene.add(model.scene);
  }
  return scene;
};
window.draw = async scene => {
  let bytes = 0;
  for (const { eye, width, height } of shots) {
    renderer.setSize(4 * width, 4 * height, false);
    renderer.render(scene, eye);
    const small = new OffscreenCanvas(width, height);
    const context = small.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(renderer.domElement, 0, 0, width, height);
    bytes += (await small.convertToBlob({ type: 'image/png' })).size;
  }
  return bytes;
};
window.forget = scene => scene.traverse(node => {
  if (node.isMesh) {
    node.geometry.dispose();
    node.material.map?.dispose();
    node.material.dispose();
  }
});
window.version = 'three.js r' + THREE.REVISION;
window.ready = true;
</script>`;

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(request.url));
  try {
    const three = path.startsWith('/three/');
    const file = three ? join(packages, 'node_modules', path) : join(models, path.slice('/models/'.length));
    const body = path === '/' ? PAGE : await readFile(file);
    const type = path === '/' ? 'text/html' : three ? 'text/javascript' : 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

async function processes() {
  const parents = new Map();
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parents.set(+pid, { parent: +fields[1], ticks: +fields[11] + +fields[12] });
  }
  return parents;
}

/** Milliseconds of CPU of a process and all below it. */
async function cpu(root) {
  const all = await processes();
  const below = pid => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  let ticks = 0;
  for (const [pid, one] of all) if (below(pid)) ticks += one.ticks;
  return ticks * 10;
}

const args = [...chromium.args, '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const started = performance.now();
const browser = await puppeteer.launch({ args, executablePath: await chromium.executablePath(), headless: 'shell' });
try {
  const page = await browser.newPage();
  const wrong = [];
  page.on('pageerror', error => wrong.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction('window.ready', { timeout: 60000 });
  const root = browser.process().pid;
  const timed = async work => {
    const before = await cpu(root);
    const start = performance.now();
    const bytes = await page.evaluate(work);
    const ms = performance.now() - start;
    if (!(bytes > 1000) || wrong.length > 0) throw new Error(`nothing was drawn: ${wrong}`);
    return { ms, cpu: (await cpu(root)) - before };
  };
  const first = await timed('read().then(scene => draw(window.kept = scene))');
  const start = performance.now() - started;
  const [kept, read] = [[], []];
  for (let i = 0; i < +rounds; i++) {
    kept.push(await timed('draw(window.kept)'));
    read.push(await timed('read().then(async scene => { const bytes = await draw(scene); forget(scene); return bytes; })'));
  }
  const version = `${await page.evaluate('version')}, ${await browser.version()}`;
  console.log(JSON.stringify({ version, device: await page.evaluate('device'), start, first, kept, read }));
} finally {
  await browser.close();
  server.close();
}
