import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import {
  circles,
  type House,
  houses,
  importsWithin,
  readFixtures,
  readHouse,
  roomOf,
  upwardImports,
} from "./house.ts";

const maxFilesOfFolder = 22;
const maxLines = 60;
const maxLinesWithMarkup = 100;

const between = (...names: string[]) =>
  names.map((name) => ({ from: name.split(">")[0] ?? "", to: name.split(">")[1] ?? "" }));

describe.each(houses)("$root", (house) => {
  const files = readHouse(house);
  const imports = importsWithin(files);
  const onFloors = house.floors.flat();

  it("has a floor for each folder, and no other", () => {
    const folders = new Set(
      files.map(({ path }) => roomOf(path, house)).filter((room) => !/\.tsx?$/.test(room)),
    );
    expect([...folders].sort()).toEqual([...onFloors].sort());
  });

  it("imports downward between folders", () => {
    expect(upwardImports(house, imports)).toEqual([]);
  });

  it("has no circle between folders and the files at its root", () => {
    const rooms = imports.map(({ from, to }) => ({ from: roomOf(from, house), to: roomOf(to, house) }));
    expect(circles(rooms.filter(({ from, to }) => from !== to))).toEqual([]);
  });

  it("has no circle between files", () => {
    const mayCircle = (path: string) => house.circlesIn?.includes(dirname(path)) === true;
    expect(circles(imports).filter((group) => !group.every(mayCircle))).toEqual([]);
  });

  it(`has at most ${maxFilesOfFolder} files in a folder`, () => {
    const folders = Map.groupBy(files, ({ path }) => dirname(path));
    const large = [...folders].filter(([, members]) => members.length > maxFilesOfFolder);
    expect(large.map(([folder, members]) => `${folder}: ${members.length}`)).toEqual([]);
  });

  it("has no function that is too long", () => {
    const long = [...files, ...readFixtures(house)].flatMap(({ path, functions }) =>
      functions
        .filter(({ lines, hasMarkup }) => lines > (hasMarkup ? maxLinesWithMarkup : maxLines))
        .map(({ name, lines }) => `${path}: ${name} (${lines} lines)`),
    );
    expect(long).toEqual([]);
  });
});

describe("the rules", () => {
  const house: House = { root: "", floors: [["routes"], ["token"], ["time"]] };

  it("find a planted upward import", () => {
    const planted = between("routes/a.ts>token/b.ts", "token/b.ts>time/c.ts", "time/c.ts>routes/a.ts");
    expect(upwardImports(house, planted)).toEqual(between("time/c.ts>routes/a.ts"));
  });

  it("find an import of a neighbour on the same floor", () => {
    const neighbours: House = { root: "", floors: [["config", "telemetry"]] };
    const planted = between("config/a.ts>telemetry/b.ts");
    expect(upwardImports(neighbours, planted)).toEqual(planted);
  });

  it("find a circle, and leave out what only leads to it", () => {
    const planted = between("a.ts>b.ts", "b.ts>c.ts", "c.ts>b.ts", "c.ts>d.ts");
    expect(circles(planted)).toEqual([["b.ts", "c.ts"]]);
  });
});
