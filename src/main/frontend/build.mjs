// Bundles what pages need into target/classes/static/assets. Called by Maven; does nothing when nothing changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../../target');
const assets = join(target, 'classes/static/assets');
const templates = join(here, '../resources/templates');
const lock = join(here, 'package-lock.json');

installIfTheLockChanged();
linkBrowserDriver();
await bundleIfSourcesChanged();

function installIfTheLockChanged() {
  const marker = join(here, 'node_modules/.installed-lock');
  const wanted = digest([lock]);
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return;
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') {
    stop('Huimin needs npm beside Node.js to fetch the parts of its pages. Install npm (it comes with Node.js 20) and build again.');
  }
  if (npm.status !== 0) {
    stop('npm could not install the parts of the pages; its own message is above.');
  }
  writeFileSync(marker, wanted);
}

/** The Java browser driver wants a folder with `node` and `package`; both are already on this machine. */
function linkBrowserDriver() {
  const driver = join(target, 'playwright');
  const core = join(here, 'node_modules/playwright-core');
  if (!existsSync(core) || process.platform === 'win32') {
    return;
  }
  mkdirSync(driver, { recursive: true });
  for (const [name, to] of [['node', process.execPath], ['package', core]]) {
    const link = join(driver, name);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(to, link);
    }
  }
}

async function bundleIfSourcesChanged() {
  const stamp = join(target, 'frontend.stamp');
  const pages = filesUnder(templates);
  const wanted = digest([lock, join(here, 'build.mjs'), ...filesUnder(join(here, 'src')), ...pages]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(assets, 'site.css'))) {
    return;
  }
  const { build } = await import('esbuild');
  rmSync(assets, { recursive: true, force: true });
  mkdirSync(assets, { recursive: true });
  await build({
    entryPoints: ['site.css', 'desk.js', 'form.js', 'form.css', 'diagram.js', 'diagram.css', 'grid.js', 'grid.css', 'apply.js', 'score.js', 'draw.js'].map(f => join(here, 'src', f)),
    outdir: assets,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2020', 'chrome90', 'firefox90', 'safari14'],
    charset: 'utf8',
    legalComments: 'linked',
    assetNames: 'files/[name]-[hash]',
    loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.svg': 'dataurl', '.png': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  for (const file of readdirSync(join(here, 'src')).filter(f => /\.(svg|ico|png)$/.test(f))) {
    copyFileSync(join(here, 'src', file), join(assets, file));
  }
  await keepOnlyStylesInUse(pages);
  writeFileSync(stamp, wanted);
}

/** The kit brings 600 KB of styles; a page needs what its templates name. */
async function keepOnlyStylesInUse(pages) {
  const { PurgeCSS } = await import('purgecss');
  const { transform } = await import('esbuild');
  const site = join(assets, 'site.css');
  const [kept] = await new PurgeCSS().purge({
    content: [...pages, join(here, 'src/desk.js'), join(here, 'src/apply.js'), join(here, 'src/score.js'), join(here, 'src/form.js'), join(here, 'src/diagram.js'), ...filesUnder(join(here, 'src/grid'))],
    css: [site],
    variables: true,
    keyframes: true,
    safelist: { standard: [/^(step|due|tag|timeline|alert)-/] }, // names that templates put together
  });
  writeFileSync(site, (await transform(kept.css, { loader: 'css', minify: true, charset: 'utf8', legalComments: 'none' })).code);
}

function filesUnder(folder) {
  return readdirSync(folder).sort().flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
