import { parse } from "yaml";
import { z } from "zod";
import { findBlocks } from "../readme/blocks.js";

/** A part of a job that runs in a shell of its own. */
export interface CiStep {
  readonly name: string;
  readonly script: string;
  /** Command with `{0}` for the file of the script. */
  readonly shell: string;
  /** Also after an earlier step has failed. */
  readonly isAlways: boolean;
}

/** A job of a documented CI configuration, as its service would run it. */
export interface CiJob {
  readonly service: "github" | "gitlab";
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly CiStep[];
}

const variables = z.record(z.string(), z.string());

const githubWorkflow = z.strictObject({
  name: z.string(),
  on: z.array(z.enum(["push", "pull_request"])),
  permissions: z.record(z.string(), z.enum(["read", "write"])),
  jobs: z.record(
    z.string(),
    z.strictObject({
      "runs-on": z.literal("ubuntu-latest"),
      "timeout-minutes": z.int(),
      env: variables,
      steps: z.array(
        z.union([
          z.strictObject({
            uses: z.string().regex(/^actions\/[a-z-]+@v\d+$/),
            with: z.record(z.string(), z.unknown()).optional(),
          }),
          z.strictObject({
            name: z.string(),
            if: z.literal(`\${{ !cancelled() }}`).optional(),
            shell: z.string().optional(),
            run: z.string(),
          }),
        ]),
      ),
    }),
  ),
});

const gitlabJob = z.strictObject({
  image: z.string(),
  timeout: z.string(),
  variables,
  before_script: z.array(z.string()),
  script: z.array(z.string()),
  artifacts: z.strictObject({
    when: z.literal("always"),
    reports: z.strictObject({ junit: z.string(), codequality: z.string() }),
  }),
});

/** What the YAML blocks of a page are. */
export interface CiPage {
  readonly jobs: readonly CiJob[];
  /** Text of each config file of mailwhy. */
  readonly configs: readonly string[];
}

/** Reads the YAML blocks of a page; throws where one is none of what it may be. */
export function readCiPage(markdown: string): CiPage {
  const blocks = findBlocks(markdown)
    .filter(({ language }) => language === "yaml")
    .map(({ content }) => ({
      content,
      document: z.record(z.string(), z.unknown()).parse(parse(content)),
    }));
  return {
    jobs: blocks.flatMap(({ document }) => {
      if ("check" in document) return [];
      return "jobs" in document ? jobsOfWorkflow(document) : jobsOfPipeline(document);
    }),
    configs: blocks.filter(({ document }) => "check" in document).map(({ content }) => content),
  };
}

function jobsOfWorkflow(document: unknown): CiJob[] {
  const { jobs } = githubWorkflow.parse(document);
  return Object.values(jobs).map(({ env, steps }) => ({
    service: "github",
    env,
    steps: steps.flatMap((step) =>
      "uses" in step
        ? []
        : [
            {
              name: step.name,
              script: step.run,
              shell: step.shell ?? "bash -e {0}",
              isAlways: step.if !== undefined,
            },
          ],
    ),
  }));
}

/** GitLab runs `before_script` and `script` in one shell. */
function jobsOfPipeline(document: unknown): CiJob[] {
  return Object.entries(z.record(z.string(), gitlabJob).parse(document)).map(([name, job]) => ({
    service: "gitlab",
    env: job.variables,
    steps: [
      {
        name,
        script: [...job.before_script, ...job.script].join("\n"),
        shell: "bash -eo pipefail {0}",
        isAlways: false,
      },
    ],
  }));
}
