/** What came with a paste as files and is not meant as text: a spreadsheet adds a picture of its cells, a file manager the names of the files. */
export function pastedFiles<F extends { readonly name: string }>(
  files: readonly F[],
  text: string,
): readonly F[] {
  const names = files.map((file) => file.name).join("\n");
  return text.trim() === "" || text.replaceAll("\r\n", "\n").trim() === names ? files : [];
}
