using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>
/// Every key of the settings has an effect: it stands in a shipped stack, or in a change of a shipped stack that changes its plan.
/// </summary>
public sealed class KeyEffectTests
{
    private const string Staging = "staging-eu-west-1";
    private const string Rnd = "rnd-eu-west-1";
    private const string Production = "production-eu-west-1";

    /// <summary>A stack, a place in its settings, and what is put there.</summary>
    public static TheoryData<string, string, string> Changes { get; } = new()
    {
        { Rnd, "audit.recordsConfiguration", "false" },
        { Rnd, "audit.recordsReads", "false" },
        { Rnd, "audit.findings.leastSeverity", "8" },
        { Rnd, "audit.findings.switchesOn", "false" },
        { Rnd, "backup.copyVault", "arn:aws:backup:eu-central-1:777788889999:backup-vault:rnd-copies" },
        { Rnd, "backup.minRetentionDays", "14" },
        { Rnd, "backup.maxRetentionDays", "3000" },
        { Rnd, "backup.lockForeverAfterDays", "30" },
        { Rnd, "cluster.access[2]", """{ "name": "scientists", "role": "arn:aws:iam::444455556666:role/s", "level": "edit", "namespaces": ["research"] }""" },
        { Rnd, "cluster.allowExtendedSupport", "true" },
        { Rnd, "cluster.allowNodeInternetEgress", "true" },
        { Rnd, "cluster.publicEndpointBlocks", """["203.0.113.0/24"]""" },
        { Rnd, "cluster.gpuMetrics", """{ "hotCelsius": 80, "idlePercent": 7, "memoryPercent": 91, "retentionDays": 200, "unusedMinutes": 45 }""" },
        { Rnd, "cluster.ladders[0].diskGib", "800" },
        {
            Rnd,
            "cluster.ladders[1]",
            """
            {
              "name": "slices",
              "sharing": { "profile": "1g.5gb" },
              "rungs": [{ "name": "on-demand", "capacity": { "kind": "on-demand" }, "instanceTypes": ["p4d.24xlarge"], "maxGpus": 8 }]
            }
            """
        },
        { Rnd, "cluster.ladders[0].idleMinutes", "30" },
        { Rnd, "cluster.ladders[0].image", "al2023@v20261101" },
        { Rnd, "cluster.ladders[0].maxAgeDays", "7" },
        { Rnd, "cluster.ladders[0].taints", """[{ "key": "bank.example/large", "value": "yes", "effect": "NoSchedule" }]""" },
        { Rnd, "cluster.ladders[0].rungs[2].maxGpus", "8" },
        { Rnd, "cluster.software[0].version", "1.20.2" },
        { Rnd, "cluster.shares.queues[0].weight", "5" },
        { Rnd, "cluster.shares.queues[0].shares[0].borrowGpus", "2" },
        { Rnd, "cluster.shares.flavors[4].taints[0].value", "distributed" },
        { Rnd, "cluster.nodePools[1].initialSize", "1" },
        { Rnd, "cluster.nodePools[1].labels", """{ "bank.example/team": "ml" }""" },
        { Rnd, "cluster.nodePools[2].sharing.turns", "8" },
        { Rnd, "cluster.nodePools[5]", """{ "name": "train-a100", "purpose": "gpu", "instanceTypes": ["p4d.24xlarge"], "minSize": 0, "maxSize": 4, "sharing": { "profile": "1g.5gb" } }""" },
        { Rnd, "cluster.namespaces[0].allowHttpsEgress", "true" },
        { Rnd, "cluster.namespaces[0]", """{ "name": "research", "quota": { "cpus": 256, "memoryGib": 2048, "pods": 400 }, "podSecurity": "baseline", "podSecurityReason": "Needs it." }""" },
        { Rnd, "corporate.logRetentionDays", "731" },
        { Rnd, "corporate.clientVpn.sessionHours", "10" },
        { Production, "delivery.gate.waitDays", "3" },
        { Rnd, "delivery.releases[0].branch", "release" },
        { Rnd, "delivery.runners[0].baseImages", """["training/pytorch"]""" },
        { Rnd, "delivery.runners[0].diskGib", "200" },
        { Rnd, "delivery.runners[0].instanceType", "c7i.2xlarge" },
        { Rnd, "files.mounts[0].writable", "true" },
        { Rnd, "files.scratch[0].subnetPosition", "2" },
        { Rnd, "files.scratch[0].throughputPerTib", "500" },
        { Rnd, "files.shared.backupPlan", "monthly" },
        { Rnd, "files.shared.infrequentAccessDays", "60" },
        { Rnd, "ingestion.databases[0].version", "\"16\"" },
        { Rnd, "ingestion.news.everyMinutes", "5" },
        { Staging, "ingestion.promotion.parquetLayer", "arn:aws:lambda:eu-west-1:336392948345:layer:AWSSDKPandas-Python313-Arm64:2" },
        { Staging, "ingestion.promotion.targetBucket", "received" },
        { Staging, "ingestion.promotion.targetPrefix", "received/" },
        { Rnd, "keys.rotationDays", "180" },
        { Rnd, "kubeflow.certificateIssuer", "bank-ca" },
        { Rnd, "kubeflow.sessionHours", "4" },
        { Rnd, "labeling.projects[0].minutesPerItem", "20" },
        { Rnd, "labeling.projects[0].waitDays", "2" },
        { Rnd, "lake.maxScanMib", "512" },
        { Rnd, "lake.layers[0].tables[0].parquet", "false" },
        { Rnd, "link.ports[0]", """{ "port": 4430, "lastPort": 4440, "bothWays": true, "purpose": "Ingestion" }""" },
        { Rnd, "network.setsAccountBlockPublicAccess", "false" },
        { Rnd, "people.secondFactorTag", "second-factor" },
        { Rnd, "scoring[0].kinds[0].schema", "credit" },
        { Rnd, "scoring[0].kinds[0].table", "loan_scores" },
        { Rnd, "scoring[0].minInstances", "2" },
        { Rnd, "scoring[0].models", "scratch" },
        { Rnd, "scoring[0].partSeconds", "600" },
        { Rnd, "scoring[0].partsPerInstance", "4" },
        { Rnd, "scoring[0].results", "approved-data" },
        { Rnd, "scoring[0].warehouse.monthlyRpuHoursToStopAt", "4000" },
        { Rnd, "serving.artifactBucket", "scratch" },
        { Rnd, "serving.measureEveryHours", "6" },
        { Rnd, "serving.quota.storageGib", "100" },
        { Rnd, "serving.quota.volumeClaims", "4" },
        { Rnd, "serving.models[0].limits", """{ "maxDriftPercent": 10, "maxErrorPercent": 1 }""" },
        { Rnd, "serving.models[0].size.gpus", "1" },
        { Rnd, "serving.models[0].size.minStealthReplicas", "2" },
        { Rnd, "serving.models[0].timeoutSeconds", "20" },
        { Rnd, "serving.models[0].versions[0].artifacts", """["model", "tables"]""" },
        { Production, "serving.endpoints[0].limits", """{ "maxDriftPercent": 10, "maxErrorPercent": 1, "maxLatencyMs": 300, "minAccuracyPercent": 60 }""" },
        { Production, "serving.endpoints[0].minInstances", "3" },
        { Production, "serving.endpoints[0].maxInstances", "9" },
        { Production, "serving.endpoints[0].requestsPerInstanceMinute", "300" },
        { Production, "serving.endpoints[0].versions[0].artifacts", """["model", "tables"]""" },
        { Rnd, "spark[0].certificates", "s3://rnd-eu-west-1-models-444455556666/spark/certificates.zip" },
        { Rnd, "spark[0].diskGib", "256" },
        { Rnd, "spark[0].idleMinutes", "30" },
        { Rnd, "spark[0].nodes", "6" },
        { Rnd, "spark[0].spotNodes", "2" },
        { Rnd, "spend.anomalyImpact", "1000" },
        { Rnd, "spend.percentages", "[60, 90]" },
        { Rnd, "spend.stopsByItself", "true" },
        { Rnd, "spend.teams", """{ "quant": 40000 }""" },
        { Rnd, "studio.apps", """["jupyter-lab"]""" },
        { Rnd, "studio.deletesHomes", "true" },
        { Rnd, "studio.moreInstanceTypes", """["ml.g4dn.xlarge"]""" },
        { Rnd, "studio.teams[1].spaces[0].app", "code-editor" },
        { Rnd, "teams[0].searches[0].algorithm", "bayesianoptimization" },
        { Rnd, "teams[0].searches[0].minimize", "true" },
        { Rnd, "training.logRetentionDays", "400" },
        { Rnd, "training.models[0].evaluation.compute", """{ "instanceType": "ml.m5.xlarge", "instanceCount": 1, "maxRuntimeMinutes": 30, "volumeGib": 60 }""" },
        { Rnd, "training.models[0].firstScoring.compute.instanceCount", "2" },
        {
            Rnd,
            "training.models[0].preparation",
            """
            {
              "entryPoint": ["python3", "-m", "crimes.prepare"],
              "compute": { "instanceType": "ml.m5.xlarge", "instanceCount": 1, "maxRuntimeMinutes": 30, "volumeGib": 60 }
            }
            """
        },
        { Rnd, "training.models[0].training.compute.instanceCount", "2" },
        { Rnd, "training.models[0].training.useSpot", "true" },
        { Rnd, "training.models[0].tuning.strategy", "random" },
        { Rnd, "training.models[0].tuning.ranges[2]", """{ "name": "loss", "values": ["a", "b"] }""" },
        { Rnd, "training.scorings[0].runsOnNewData", "true" },
        { Production, "warehouse.logRetentionDays", "400" },
        { Production, "warehouse.provisioned.maintenanceWindow", "sat:02:00-sat:03:00" },
        { Production, "warehouse.provisioned.snapshotRetentionDays", "14" },
        { Production, "warehouse.tables[0]", """{ "schema": "results", "name": "scores", "columns": ["client_id varchar(32)", "scored_at timestamp"], "keys": ["client_id"], "newestBy": "scored_at" }""" },
    };

    /// <summary>A stack, and several places with what is put there, for what has to be set together.</summary>
    public static TheoryData<string, string[]> ChangesTogether { get; } = new()
    {
        {
            Rnd,
            [
                "labelingClientSecret", """{ "secure": "v1:h9voTw1z2H6Rcg2u:GxY00qgNdWsxRAPP894oAaTQIXBDK0nmqQXkZMdXzuI=" }""",
                "labeling.signIn",
                """
                {
                  "issuer": "https://login.bank.example",
                  "authorizationEndpoint": "https://login.bank.example/authorize",
                  "tokenEndpoint": "https://login.bank.example/token",
                  "userInfoEndpoint": "https://login.bank.example/userinfo",
                  "logoutEndpoint": "https://login.bank.example/logout",
                  "keysEndpoint": "https://login.bank.example/keys",
                  "clientId": "labellers"
                }
                """,
            ]
        },
        {
            Rnd,
            [
                "studio.signIn", "identity-center",
                "studio.teams[0].users[0].signInName", "ada.keller@bank.example",
                "studio.teams[0].users[1].signInName", "luca.ferri@bank.example",
                "studio.teams[1].users[0].signInName", "mara.lind@bank.example",
            ]
        },
        {
            Production,
            [
                "warehouse",
                """
                {
                  "content": "client-results",
                  "database": "results",
                  "serverless": { "baseRpu": 8, "maxRpu": 64, "dailyRpuHours": 100, "monthlyRpuHoursToStopAt": 2000 }
                }
                """,
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_is_set_changes_the_plan(string stack, string place, string value)
    {
        Assert.NotEqual(
            await StackSettings.PlanAsync(stack),
            await StackSettings.PlanAsync(stack, StackSettings.With(stack, place, value)));
    }

    [Theory]
    [MemberData(nameof(ChangesTogether))]
    public async Task What_is_set_together_changes_the_plan(string stack, string[] changes)
    {
        var settings = StackSettings.Of(stack);
        foreach (var change in changes.Chunk(2))
        {
            StackSettings.Set(settings, change[0], change[1]);
        }

        Assert.NotEqual(await StackSettings.PlanAsync(stack), await StackSettings.PlanAsync(stack, settings));
    }

    [Fact]
    public void Every_key_stands_in_a_shipped_stack_or_in_a_change_of_one()
    {
        var touched = StackSettings.Stacks
            .SelectMany(stack => SettingKeys.Of(StackSettings.Of(stack), ""))
            .Select(key => key.TrimStart('.'))
            .Concat(Changes.Select(change => ((string)change[1], (string)change[2]))
                .Concat(ChangesTogether.SelectMany(change => ((string[])change[1]).Chunk(2)).Select(change => (change[0], change[1])))
                .SelectMany(change => SettingKeys.Of(StackSettings.Value(change.Item2), SettingKeys.OfPlace(change.Item1))))
            .ToHashSet(StringComparer.Ordinal);

        var untouched = SettingKeys.OfSchema().Where(key => !touched.Contains(key)).ToArray();

        Assert.True(untouched is [], string.Join('\n', untouched));
    }
}
