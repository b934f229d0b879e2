// @vitest-environment jsdom
import { createSignal } from "solid-js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FileList, type ListedFile } from "./file-list.tsx";
import { cleanup, press, show } from "./testing/show.ts";

afterEach(cleanup);

const PLAN = { id: "1", name: "plan.pdf", size: 2_400_000, url: "/api/attachments/1" };
const FILM = { id: "2", name: "film.mp4", size: 9_000_000, share: 0.25 };
const BIG = { id: "3", name: "big.bin", size: 30_000_000, fault: "Files may have at most 25 MB." };

const retry = vi.fn<(id: string) => void>();
const remove = vi.fn<(id: string) => void>();
const open = (files: () => readonly ListedFile[]) =>
  show(() => <FileList files={files()} retry={retry} remove={remove} />);

describe("a list of files", () => {
  it("leads to what is stored, shows what is on its way, and says why a file was refused", () => {
    const place = open(() => [PLAN, FILM, BIG]);
    expect(place.querySelector("a")?.getAttribute("href")).toBe("/api/attachments/1");
    expect(place.querySelector("progress")?.value).toBe(0.25);
    expect([...place.querySelectorAll("li")].map((row) => row.textContent)).toEqual([
      "plan.pdf2.4 MB",
      "film.mp4",
      "big.binFiles may have at most 25 MB.Try again",
    ]);
  });

  it("offers to try a refused file again, and to remove any", async () => {
    open(() => [PLAN, BIG]);
    await press("Try again: big.bin");
    await press("Remove plan.pdf");
    expect([retry.mock.calls, remove.mock.calls]).toEqual([[["3"]], [["1"]]]);
  });

  it("keeps a row while its upload goes on, so that no click is lost", () => {
    const [files, setFiles] = createSignal<readonly ListedFile[]>([FILM]);
    const place = open(files);
    const row = place.querySelector("li");
    setFiles([{ ...FILM, share: 0.5 }]);
    expect(place.querySelector("li")).toBe(row);
    expect(place.querySelector("progress")?.value).toBe(0.5);
  });
});
