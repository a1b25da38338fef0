// Makes pictures of pages smaller: node src/docs/handbook/smaller.mjs FILE…
// A page has few colours: the 256 that cover most of it, with the nearest of them for all others, take a third of the bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';

export function smaller(png) {
  if (png[25] === 3) return png;
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const colours = new Map();
  const colourAt = i => pixels[i * channels] << 16 | pixels[i * channels + 1] << 8 | pixels[i * channels + 2];
  for (let i = 0; i < width * height; i++) colours.set(colourAt(i), (colours.get(colourAt(i)) ?? 0) + 1);
  const palette = [...colours].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let i = 0; i < width * height; i++) {
    const colour = colourAt(i);
    if (!places.has(colour)) places.set(colour, nearest(colour, palette));
    rows[i + Math.floor(i / width) + 1] = places.get(colour);
  }
  const head = Buffer.from(png.subarray(16, 29));
  head[9] = 3;
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))), chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0))]);
}

const channelsOf = colour => [colour >> 16, colour >> 8 & 255, colour & 255];

function nearest(colour, palette) {
  const apart = other => channelsOf(other).reduce((sum, part, i) => sum + (part - channelsOf(colour)[i]) ** 2, 0);
  return palette.reduce((best, other, place) => apart(other) < apart(palette[best]) ? place : best, 0);
}

function unfiltered(bytes, stride, height, channels) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const a = x < channels ? 0 : out[y * stride + x - channels];
      const b = y === 0 ? 0 : out[(y - 1) * stride + x];
      const c = x < channels || y === 0 ? 0 : out[(y - 1) * stride + x - channels];
      const p = a + b - c;
      const paeth = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c) ? a : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      out[y * stride + x] = bytes[y * (stride + 1) + 1 + x] + [0, a, b, a + b >> 1, paeth][filter];
    }
  }
  return out;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let k = 0; k < 8; k++) sum = sum & 1 ? sum >>> 1 ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.argv.slice(2).forEach(file => writeFileSync(file, smaller(readFileSync(file))));
}
