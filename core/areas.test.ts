import { describe, expect, it } from "vitest";
import {
  importsBelow,
  listSources,
  readImports,
  sourceText,
  type Import,
} from "./testing/house/read-imports.ts";

const PAGES = "inbox-ui/src";
/** What every area may use. */
const SHARED = /^inbox-ui\/src\/(parts|api|live|words|styles)\//;

const tables = listSources(PAGES).filter((path) => /\/area\.tsx?$/.test(path) && !SHARED.test(path));
const folderOf = (path: string) => path.replace(/[^/]+$/, "");
const areas = tables.map(folderOf);

/** Returns the area that a file belongs to: settings/rules/ is an area of its own inside settings/. */
const areaOf = (path: string) =>
  areas.filter((area) => path.startsWith(area)).toSorted((a, b) => b.length - a.length)[0];

function findBreaches(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const area = areaOf(to);
    const isList = from === `${PAGES}/areas.ts` && tables.includes(to);
    const isFrame = from === `${PAGES}/main.tsx` && area === `${PAGES}/shell/`;
    if (area !== undefined && areaOf(from) !== area && !isList && !isFrame) return [`${from} imports ${to}`];
    return to === `${PAGES}/areas.ts` && from !== `${PAGES}/main.tsx` ? [`${from} imports the list`] : [];
  });
}

describe("areas of the pages", () => {
  it("import what is shared and their own files, and nothing shared imports an area", () => {
    const imports = importsBelow(PAGES);
    expect(imports.length).toBeGreaterThan(900);
    expect(findBreaches(imports)).toEqual([]);
  });

  it.each([
    ["contacts/contacts.tsx", "../inbox/message/bubble.tsx"],
    ["settings/rules/rules.tsx", "../labels/labels.tsx"],
    ["settings/settings.tsx", "./rules/rules.tsx"],
    ["parts/icon.tsx", "../inbox/words/index.ts"],
    ["settings/settings.tsx", "../areas.ts"],
    ["areas.ts", "./contacts/contacts.tsx"],
  ])("are refused where %s imports %s", (from, to) => {
    expect(findBreaches(readImports(`${PAGES}/${from}`, `import { a } from "${to}";`))).toHaveLength(1);
  });

  it("are each in the list once, under the name of their folder", () => {
    const listed = readImports(`${PAGES}/areas.ts`, sourceText(`${PAGES}/areas.ts`)).map(({ to }) => to);
    expect(listed.filter((path) => path !== `${PAGES}/parts/area.ts`).toSorted()).toEqual(tables.toSorted());
    expect(tables.length).toBeGreaterThan(10);
    const misnamed = tables.filter(
      (path) => !sourceText(path).includes(`name: "${/([^/]+)\/area\.tsx?$/.exec(path)?.[1]}"`),
    );
    expect(misnamed).toEqual([]);
  });

  it("hold every page: what is neither shared nor the start belongs to an area", () => {
    const outside = listSources(PAGES).filter((path) => areaOf(path) === undefined && !SHARED.test(path));
    expect(outside.toSorted()).toEqual([`${PAGES}/areas.ts`, `${PAGES}/main.tsx`]);
  });
});
