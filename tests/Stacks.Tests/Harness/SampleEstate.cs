using LandingZone.Stacks.Estates;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>A small estate in a folder of its own, to make mistakes in.</summary>
internal sealed class SampleEstate : IDisposable
{
    public const string Staging = """
        config:
          landing-zone:zone: staging
          landing-zone:region: eu-west-1
          landing-zone:account: "111122223333"
          landing-zone:organization: o-a1b2c3d4e5
          landing-zone:owner: data@bank.example
          landing-zone:costCentre: CC-1
          landing-zone:dataClass: restricted
          landing-zone:network:
            block: 10.20.0.0/18
            availabilityZones: [eu-west-1a, eu-west-1b]
          landing-zone:keys:
            deployer: arn:aws:iam::111122223333:role/deployer
          landing-zone:storage:
            buckets:
              - content: landing
        """;

    public const string Rnd = """
        config:
          landing-zone:zone: rnd
          landing-zone:region: eu-west-1
          landing-zone:account: "444455556666"
          landing-zone:organization: o-a1b2c3d4e5
          landing-zone:owner: ml@bank.example
          landing-zone:costCentre: CC-2
          landing-zone:dataClass: confidential
          landing-zone:network:
            block: 10.40.0.0/16
            availabilityZones: [eu-west-1a, eu-west-1b]
          landing-zone:keys:
            deployer: arn:aws:iam::444455556666:role/deployer
          landing-zone:storage:
            buckets:
              - content: models
          landing-zone:images:
            names: [training/horovod]
          landing-zone:cluster:
            version: "1.35"
            serviceBlock: 172.20.0.0/16
            nodePools:
              - name: system
                purpose: system
                instanceTypes: [m7i.large]
                minSize: 2
                maxSize: 4
              - name: gpu
                purpose: gpu
                instanceTypes: [g5.xlarge]
                minSize: 0
                maxSize: 4
            namespaces:
              - name: research
                quota: { cpus: 8, memoryGib: 64, pods: 20 }
          landing-zone:link:
            stack: staging-eu-west-1
            region: eu-west-1
            account: "111122223333"
            role: arn:aws:iam::111122223333:role/link
            block: 10.20.0.0/18
            availabilityZones: [eu-west-1a, eu-west-1b]
            fromTier: application
            toTier: data
            ports:
              - { port: 443, purpose: Ingestion }
            number: 1
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("estate-").FullName;

    /// <summary>What is wrong with an estate of a staging and an R&amp;D stack after a change to the latter's settings.</summary>
    public static string[] ProblemsAfter(params (string From, string To)[] changes) =>
        ProblemsOf(("staging-eu-west-1", Staging), ("rnd-eu-west-1", Changed(Rnd, changes)));

    /// <summary>What is wrong with an estate of these stacks, without the folder's name.</summary>
    public static string[] ProblemsOf(params (string Stack, string Settings)[] stacks)
    {
        using var sample = new SampleEstate();
        return
        [
            .. sample.Load(stacks).Problems
                .Select(problem => problem.ToString().Replace(sample._folder + "/", "", StringComparison.Ordinal)),
        ];
    }

    public static string Changed(string settings, params (string From, string To)[] changes)
    {
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, settings, StringComparison.Ordinal);
            settings = settings.Replace(from, to, StringComparison.Ordinal);
        }

        return settings;
    }

    public Estate Load(params (string Stack, string Settings)[] stacks)
    {
        foreach (var (stack, settings) in stacks)
        {
            File.WriteAllText(Path.Combine(_folder, $"Pulumi.{stack}.yaml"), settings);
        }

        return Estate.Load(_folder, Clock.Reviewed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
