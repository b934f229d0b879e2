/** Pixels across and down. */
export type PictureSize = { readonly width: number; readonly height: number };

/** Reads a picture's size from its first bytes, so that a page can reserve its space. Returns null when they do not contain it. */
export function pictureSize(head: Uint8Array, contentType: string): PictureSize | null {
  const read = READERS[contentType];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const size = read?.(view) ?? null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A RangeError of DataView is the only sign that the picture is cut off or of another type.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reader = (view: DataView) => PictureSize | null;

const png: Reader = (view) => ({ width: view.getUint32(16), height: view.getUint32(20) });

const gif: Reader = (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) });

/** Skips segments until the frame's. Each segment contains its own length. */
const jpeg: Reader = (view) => {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return null;
    if (isFrame(view.getUint8(at + 1)))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
};

/** C4, C8 and CC lie in the range of frame markers but are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const webp: Reader = (view) => {
  switch (String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))) {
    case "VP8X":
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    case "VP8 ":
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L":
      return {
        width: 1 + (view.getUint32(21, true) & 0x3fff),
        height: 1 + ((view.getUint32(21, true) >>> 14) & 0x3fff),
      };
    default:
      return null;
  }
};

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

const READERS: Readonly<Record<string, Reader>> = {
  "image/png": png,
  "image/gif": gif,
  "image/jpeg": jpeg,
  "image/webp": webp,
};
