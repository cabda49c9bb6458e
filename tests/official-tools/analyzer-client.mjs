// Boots an analyzer as Pulumi's engine does and calls it through the official generated stubs.
//
//   node analyzer-client.mjs <session.json>
//
// The session: {"command", "arguments", "folder", "calls": [{"method", "request", "repeat"}], "signal"}. Requests have the fields of the
// messages; properties are plain JSON. The answer on standard output: {"bootMilliseconds", "firstLine", "answers": [{"code", "details",
// "response", "milliseconds"}], "exitCode", "output"}.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const grpc = require("@grpc/grpc-js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
const messages = require("@pulumi/pulumi/proto/analyzer_pb.js");
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb.js");

// The address of an engine. The analyzer must take it and need not call it.
const engineAddress = "127.0.0.1:1";
const bootLimit = 10_000;
const closeLimit = 10_000;

const session = JSON.parse(readFileSync(process.argv[2], "utf8"));
const started = performance.now();
const child = spawn(session.command, [...session.arguments, engineAddress], {
  cwd: session.folder,
  stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, ...session.environment },
});

let output = "";
let errors = "";
const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
const firstLine = await new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`no port within ${bootLimit} ms: ${output}${errors}`)), bootLimit);
  child.stderr.on("data", (data) => (errors += data));
  child.stdout.on("data", (data) => {
    output += data;
    if (output.includes("\n")) {
      clearTimeout(timer);
      resolve(output.slice(0, output.indexOf("\n")));
    }
  });
  child.on("error", reject);
  ended.then((code) => reject(new Error(`the analyzer ended with ${code} before it gave a port: ${output}${errors}`)));
});
const bootMilliseconds = performance.now() - started;

// The engine's own limit is 400 MB.
const client = new AnalyzerClient(`127.0.0.1:${firstLine}`, grpc.credentials.createInsecure(), {
  "grpc.max_receive_message_length": 400 << 20,
  "grpc.max_send_message_length": 400 << 20,
});

const answers = [];
for (const call of session.calls) {
  const request = messageOf(call.method, call.request ?? {});
  const callStarted = performance.now();
  let answer;
  for (let i = 0; i < (call.repeat ?? 1); i++) {
    answer = await invoke(call.method, request);
  }

  answers.push({ ...answer, milliseconds: performance.now() - callStarted });
}

client.close();
if (session.signal) {
  child.kill(session.signal);
}

const timer = setTimeout(() => child.kill("SIGKILL"), closeLimit);
const exitCode = await ended;
clearTimeout(timer);
process.stdout.write(JSON.stringify({ bootMilliseconds, firstLine, answers, exitCode, output, errors }));

function invoke(method, request) {
  const name = method[0].toLowerCase() + method.slice(1);
  return new Promise((resolve) =>
    client[name](request, (error, response) =>
      resolve(
        error
          ? { code: error.code, details: error.details, response: null }
          : { code: 0, details: "", response: response.toObject() },
      ),
    ),
  );
}

function messageOf(method, request) {
  switch (method) {
    case "Analyze":
      return fill(new messages.AnalyzeRequest(), request);
    case "Remediate":
      return fill(new messages.AnalyzeRequest(), request);
    case "AnalyzeStack": {
      const message = new messages.AnalyzeStackRequest();
      message.setResourcesList(request.resources.map((resource) => fill(new messages.AnalyzerResource(), resource)));
      return message;
    }
    case "Configure": {
      const message = new messages.ConfigureAnalyzerRequest();
      for (const [name, config] of Object.entries(request)) {
        const policy = new messages.PolicyConfig();
        policy.setEnforcementlevel(config.enforcementLevel);
        policy.setProperties(Struct.fromJavaScript(config.properties ?? {}));
        message.getPolicyconfigMap().set(name, policy);
      }

      return message;
    }
    case "Handshake": {
      const message = new messages.AnalyzerHandshakeRequest();
      message.setEngineAddress(engineAddress);
      return message;
    }
    case "ConfigureStack": {
      const message = new messages.AnalyzerStackConfigureRequest();
      message.setStack(request.stack);
      message.setProject(request.project);
      message.setDryRun(true);
      return message;
    }
    default:
      return new Empty();
  }
}

function fill(message, resource) {
  message.setUrn(resource.urn);
  message.setType(resource.type);
  message.setName(resource.name);
  message.setProperties(Struct.fromJavaScript(resource.properties ?? {}));
  const options = new messages.AnalyzerResourceOptions();
  options.setProtect(resource.protect ?? false);
  options.setParent(resource.parent ?? "");
  message.setOptions(options);
  if (resource.provider) {
    const provider = new messages.AnalyzerProviderResource();
    provider.setUrn(resource.provider.split("::").slice(0, -1).join("::"));
    message.setProvider(provider);
  }

  if (message instanceof messages.AnalyzerResource) {
    message.setParent(resource.parent ?? "");
    message.setDependenciesList(resource.dependencies ?? []);
    for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
      const dependencies = new messages.AnalyzerPropertyDependencies();
      dependencies.setUrnsList(urns);
      message.getPropertydependenciesMap().set(property, dependencies);
    }
  }

  return message;
}
