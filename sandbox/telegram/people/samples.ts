import { crc32, deflateSync } from "node:zlib";
import type { MediaKind } from "../files/media-content.ts";

export type Sample = { readonly bytes: Uint8Array; readonly name: string; readonly contentType: string };

/** Small files of each kind, for users who have none at hand. */
export function sampleOf(kind: MediaKind): Sample {
  const known = made.get(kind) ?? makeSample(kind);
  made.set(kind, known);
  return known;
}

const made = new Map<MediaKind, Sample>();

function makeSample(kind: MediaKind): Sample {
  switch (kind) {
    case "photo":
      return { bytes: png(480, 320), name: "photo.png", contentType: "image/png" };
    case "sticker":
      return { bytes: png(512, 512), name: "sticker.png", contentType: "image/png" };
    case "animation":
      return {
        bytes: Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"),
        name: "animation.gif",
        contentType: "image/gif",
      };
    case "voice":
      return { bytes: tone(1), name: "voice.wav", contentType: "audio/wav" };
    case "audio":
      return { bytes: tone(2), name: "song.wav", contentType: "audio/wav" };
    case "video":
    case "video_note":
      return { bytes: MP4, name: "video.mp4", contentType: "video/mp4" };
    case "document":
      return {
        bytes: Buffer.from("A small file from the sandbox.\n"),
        name: "notes.txt",
        contentType: "text/plain",
      };
  }
}

/** The header of an MP4 without content. */
const MP4 = Buffer.from("AAAAGGZ0eXBpc29tAAAAAGlzb21tcDQyAAAACG1kYXQ=", "base64");

/** Draws a picture with a soft gradient, so that the code needs no file. */
function png(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.set([90 + (110 * x) / width, 140 + (70 * y) / height, 190 - (60 * x) / width], at);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const whole = Buffer.alloc(8 + named.length);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), 4 + named.length);
  return whole;
}

function tone(seconds: number): Uint8Array {
  const rate = 8000;
  const samples = rate * seconds;
  const wave = Buffer.alloc(44 + samples);
  wave.write("RIFF", 0);
  wave.writeUInt32LE(36 + samples, 4);
  wave.write("WAVEfmt ", 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(rate, 28);
  wave.writeUInt16LE(1, 32);
  wave.writeUInt16LE(8, 34);
  wave.write("data", 36);
  wave.writeUInt32LE(samples, 40);
  for (let at = 0; at < samples; at += 1)
    wave[44 + at] = 128 + Math.round(30 * Math.sin((at / rate) * 440 * 2 * Math.PI) * (1 - at / samples));
  return wave;
}
