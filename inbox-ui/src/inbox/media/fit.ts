/** Returns the size of a picture before it loads, in its proportions and within the thread's width. */
export function fit(
  width: number | null,
  height: number | null,
  most = 320,
): { readonly width: number; readonly height: number } {
  if (!width || !height) return { width: 240, height: 180 };
  const scale = Math.min(1, most / width, 380 / height);
  return { width: Math.max(80, Math.round(width * scale)), height: Math.max(60, Math.round(height * scale)) };
}
