import { mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import {
  Extractor,
  ExtractorConfig,
  type ExtractorMessage,
  type IConfigFile,
} from "@microsoft/api-extractor";

interface Extraction {
  /** The folder with the `package.json` and the `tsconfig.json`. */
  readonly folder: string;
  /** The declarations to read. */
  readonly types: string;
  /** The checked-in report. */
  readonly report: string;
  /** A folder for what is not kept. */
  readonly temporary: string;
  /** Whether a report that differs is overwritten. */
  readonly accept: boolean;
}

interface Extracted {
  /** Whether the checked-in report differed from the declarations. */
  readonly changed: boolean;
  /** The path of the model: every declaration with its TSDoc, as JSON. */
  readonly model: string;
}

/** Reads the declarations of an entry, compares or writes its report, and writes its model. */
export function extract({ folder, types, report, temporary, accept }: Extraction): Extracted {
  const modelPath = `${temporary}/${basename(folder)}-${basename(types, ".d.ts")}.api.json`;
  const reportFolder = dirname(report);
  for (const each of [reportFolder, temporary]) mkdirSync(each, { recursive: true });
  const configObject: IConfigFile = {
    projectFolder: folder,
    mainEntryPointFilePath: types,
    compiler: { tsconfigFilePath: `${folder}/tsconfig.json` },
    apiReport: {
      enabled: true,
      reportFileName: basename(report),
      reportFolder,
      reportTempFolder: temporary,
      includeForgottenExports: true,
    },
    docModel: { enabled: true, apiJsonFilePath: modelPath, includeForgottenExports: true },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: "lf",
  };
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: `${folder}/package.json`,
  });
  const result = Extractor.invoke(config, { localBuild: accept, messageCallback: keepCompilerErrors });
  if (!result.succeeded && !result.apiReportChanged) throw new Error(`${types} could not be read.`);
  return { changed: result.apiReportChanged, model: modelPath };
}

/** What the extractor says is not printed, except what its compiler could not read. */
function keepCompilerErrors(message: ExtractorMessage): void {
  message.handled = message.category !== "Compiler";
}
