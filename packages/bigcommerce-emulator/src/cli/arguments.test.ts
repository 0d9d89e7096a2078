import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readCommandLine } from "./arguments.js";
import { fileFailure } from "./file-failure.js";

const folder = mkdtempSync(join(tmpdir(), "emulator-arguments-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string[], string]>([
  [["--port"], "--port needs a value after it."],
  [["--port", "--https"], "--port needs a value, and --https looks like an option."],
  [["--https=yes"], "--https takes no value"],
  [["--access-token", ""], "--access-token is empty."],
  [["--prot", "1"], "There is no option --prot. Did you mean --port?"],
  [["--storeHash", "abc"], "Did you mean --store-hash?"],
  [["--allowed-host", "x"], "Did you mean --allow-host?"],
  [["-p", "1"], "There is no option -p. Did you mean --port?"],
  [["--zzz"], "There is no option --zzz. bigcommerce-emulator --help"],
  [["npm", "run", "dev"], '"npm" is not an option. To start a command with the emulator'],
  [["run", "npm", "start"], "bigcommerce-emulator run -- npm start"],
  [["run", "--"], 'run needs a command after "--"'],
  [["run", "--", ""], 'run needs a command after "--"'],
  [["--ca-file", "x.pem"], "--ca-file needs --https."],
])("%j is refused with what is wrong", (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});

test("a host name can be allowed several times, and a value can begin with a dash", () => {
  const args = ["--allow-host", "a", "--allow-host", "b", "--access-token=-x"];
  expect(readCommandLine(args)).toMatchObject({ options: { allowHosts: ["a", "b"], accessToken: "-x" } });
});

test.each([["help"], ["-h"], ["--help", "--prot"], ["run", "--help"]])(
  "help is asked for by %s",
  (...args) => {
    expect(readCommandLine(args)).toEqual({ kind: "help" });
  },
);

test("an option of the command is not one of the emulator", () => {
  expect(readCommandLine(["run", "--", "app", "--help"])).toMatchObject({ command: ["app", "--help"] });
});

function fileOf(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test.each(["--seed", "--schema"])("a file of %s that cannot be read is named with the reason", (option) => {
  const read = (file: string) => () => readCommandLine([option, file]);
  const missing = join(folder, "missing.json");
  expect(read(missing)).toThrow(`${option} ${missing}: there is no file ${missing}.`);
  const inside = join(fileOf("a-file", "x"), "b.json");
  expect(read(inside)).toThrow(`${join(folder, "a-file")} is not a folder.`);
  mkdirSync(join(folder, "sub"), { recursive: true });
  expect(read(join(folder, "sub"))).toThrow("this is a folder");
  expect(read(fileOf("empty", " \n"))).toThrow("the file is empty");
  expect(read(fileOf("utf16", Buffer.from("\ufeff{}", "utf16le")))).toThrow("UTF-16 text. Save it as UTF-8");
  expect(read(fileOf("latin1", Buffer.from([0x7b, 0xe9])))).toThrow("not UTF-8 text");
  expect(read("")).toThrow(`${option} is empty`);
});

test("a file that this user may not read or write is named with what to do", () => {
  const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
  expect(fileFailure("--seed", "a.json", denied, "read").message).toBe(
    "--seed a.json: the file cannot be read by this user. Change its permissions, or name another file.",
  );
});

test("of an option that is given twice the last counts, as npm adds options to those of a script", () => {
  const args = ["--port", "4010", "--https", "--https", "--port", "0"];
  expect(readCommandLine(args)).toMatchObject({ options: { port: 0, https: true } });
});

test("a file with a byte order mark is read without it", () => {
  const seed = fileOf("bom.json", '\ufeff{"products":[]}');
  expect(readCommandLine(["--seed", seed])).toMatchObject({ options: { data: { products: [] } } });
  const schema = fileOf("bom.graphql", "\ufeffextend type Site { a: Int }");
  expect(readCommandLine(["--schema", schema])).toMatchObject({
    options: { schema: "extend type Site { a: Int }" },
  });
});

test.each([
  ['{\n  "products": [],\n}', "not valid JSON at line 3, column 1. Common causes"],
  ["{'password': 'secret-1'}", "not valid JSON at line 1, column 2."],
  ['{\n  "products": [x]\n}', "not valid JSON at line 2, column 16."],
  ['{\n  "products": [],\n', "not valid JSON at line 2, column 17."],
  ["[".repeat(500) + "]".repeat(500), "nested too deeply"],
  ["[1]", "is not valid:\n  - document: "],
])("a seed that is not a store is refused with the place, and nothing of it is quoted", (text, message) => {
  const file = fileOf("wrong.json", text);
  expect(() => readCommandLine(["--seed", file])).toThrow(message);
  expect(() => readCommandLine(["--seed", file])).not.toThrow("secret-1");
});

test("a schema as JSON is refused with what writes it as SDL", () => {
  const file = fileOf("schema.json", '{"__schema":{}}');
  expect(() => readCommandLine(["--schema", file])).toThrow("the file is JSON, and SDL is needed");
});
