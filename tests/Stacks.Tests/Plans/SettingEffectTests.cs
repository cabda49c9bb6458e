using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>No setting is read and then forgotten: each changes the plan.</summary>
public sealed class SettingEffectTests
{
    [Theory]
    [InlineData("owner: ml@bank.example", "owner: other@bank.example")]
    [InlineData("costCentre: CC-2", "costCentre: CC-3")]
    [InlineData("dataClass: confidential", "dataClass: internal")]
    [InlineData("organization: o-a1b2c3d4e5", "organization: o-a1b2c3d4e6")]
    [InlineData("block: 10.40.0.0/16", "block: 10.41.0.0/16")]
    [InlineData("[eu-west-1a, eu-west-1b]", "[eu-west-1a, eu-west-1c]")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    egress: single-nat-gateway")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    services: [s3, sts]")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    dataPorts: [{ port: 5432, purpose: PostgreSQL }]")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    readableAwsBuckets: [al2023-repos-eu-west-1-de612dc2]")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    flowLogRetentionDays: 731")]
    [InlineData("10.40.0.0/16", "10.40.0.0/16\n    setsAccountBlockPublicAccess: false")]
    [InlineData("role/deployer", "role/other")]
    [InlineData("role/deployer", "role/deployer\n    administrators: ['arn:aws:iam::444455556666:role/keys']")]
    [InlineData("role/deployer", "role/deployer\n    rotationDays: 90")]
    [InlineData("    buckets:", "    accessLogRetentionDays: 731\n    buckets:")]
    [InlineData("content: models", "content: others")]
    [InlineData("content: models", "content: models\n        noncurrentVersionDays: 7")]
    [InlineData("content: models", "content: models\n        expirationDays: 7")]
    [InlineData("content: models", "content: models\n        infrequentAccessDays: 30")]
    [InlineData("content: models", "content: models\n        objectLock: { mode: compliance, days: 30 }")]
    [InlineData("content: models", "content: models\n        writerRoles: [live-]")]
    [InlineData("names: [training/horovod]", "names: [training/mpi]")]
    [InlineData("names: [training/horovod]", "names: [training/horovod]\n    pullRoles: ['arn:aws:iam::111122223333:role/pull']")]
    [InlineData("names: [training/horovod]", "names: [training/horovod]\n    setsAccountEnhancedScanning: true")]
    [InlineData("version: \"1.35\"", "version: \"1.36\"")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    allowExtendedSupport: true")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    logRetentionDays: 731")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    apiClientBlocks: [10.40.240.0/24]")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    publicEndpointBlocks: [203.0.113.0/24]")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    allowNodeInternetEgress: true")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    access: [{ name: a, role: 'arn:aws:iam::444455556666:role/a', level: view }]")]
    [InlineData("version: \"1.35\"", "version: \"1.35\"\n    charts: { url: 'https://charts.bank.example' }")]
    [InlineData(
        "version: \"1.35\"",
        "version: \"1.35\"\n    charts: { url: 'https://helm.ngc.nvidia.com/nvidia', imageRegistry: registry.bank.example }")]
    [InlineData("172.20.0.0/16", "172.21.0.0/16")]
    [InlineData("name: gpu", "name: other")]
    [InlineData("[g5.xlarge]", "[g5.2xlarge]")]
    [InlineData("minSize: 0", "minSize: 1")]
    [InlineData("minSize: 0", "minSize: 0\n        initialSize: 1")]
    [InlineData("minSize: 0\n        maxSize: 4", "minSize: 0\n        maxSize: 5")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        capacity: { kind: spot }")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        diskGib: 200")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        useLocalNvme: true")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        availabilityZones: [eu-west-1a]")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        labels: { bank.example/team: ml }")]
    [InlineData("[g5.xlarge]", "[g5.xlarge]\n        taints: [{ key: bank.example/ml, effect: NoSchedule }]")]
    [InlineData("[g5.xlarge]", "[p4d.24xlarge]\n        availabilityZones: [eu-west-1a]\n        distributedTraining: true")]
    [InlineData("[m7i.large]", "[m7i.large]\n        operatingSystem: bottlerocket")]
    [InlineData("    namespaces:", "    gpuMetrics: {}\n    namespaces:")]
    [InlineData("name: research", "name: study")]
    [InlineData("cpus: 8", "cpus: 9")]
    [InlineData("memoryGib: 64", "memoryGib: 65")]
    [InlineData("pods: 20", "pods: 21")]
    [InlineData("pods: 20", "pods: 20, gpus: 1")]
    [InlineData("pods: 20", "pods: 20, volumeClaims: 1")]
    [InlineData("pods: 20", "pods: 20, storageGib: 1")]
    [InlineData("name: research", "name: research\n        allowHttpsEgress: true")]
    [InlineData("name: research", "name: research\n        labels: { bank.example/team: ml }")]
    [InlineData("name: research", "name: research\n        podSecurity: baseline\n        podSecurityReason: Notebooks need it.")]
    public async Task Every_setting_shapes_the_plan(string from, string to)
    {
        var before = await SamplePlans.JsonAsync("rnd-eu-west-1", SamplePlans.Unlinked);
        var after = await SamplePlans.JsonAsync("rnd-eu-west-1", SampleEstate.Changed(SamplePlans.Unlinked, (from, to)));

        Assert.NotEqual(before, after);
    }
}
