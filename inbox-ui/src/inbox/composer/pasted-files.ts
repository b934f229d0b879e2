/**
 * Returns the files of a paste that are not meant as text. A spreadsheet adds a picture of its cells, a file manager
 * the names of files.
 */
export function pastedFiles<F extends { readonly name: string }>(
  files: readonly F[],
  text: string,
): readonly F[] {
  const names = files.map((file) => file.name).join("\n");
  return text.trim() === "" || text.replaceAll("\r\n", "\n").trim() === names ? files : [];
}
