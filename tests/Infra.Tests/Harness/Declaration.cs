using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>Everything that a piece of program declares, run under mocks in which every output is known.</summary>
internal sealed class Declaration
{
    private readonly ImmutableArray<DeclaredResource> _resources;

    private Declaration(ImmutableArray<DeclaredResource> resources) => _resources = resources;

    public IReadOnlyList<DeclaredResource> Resources => _resources;

    public static async Task<Declaration> OfAsync(Action declare)
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false, StackName = "test", ProjectName = "landing-zone" }, declare);
        return new Declaration([.. mocks.Declared.OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(
            resource => resource.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The message with which declaring fails.</summary>
    public static async Task<string> ProblemOfAsync(Action declare) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => OfAsync(declare))).ToString();

    public IReadOnlyList<DeclaredResource> All(string type) => [.. _resources.Where(resource => resource.Type == type)];

    public DeclaredResource One(string type, string name) =>
        Assert.Single(_resources, resource => resource.Type == type && resource.Name == name);

    public DeclaredResource One(string type) => Assert.Single(_resources, resource => resource.Type == type);

    private sealed class RecordingMocks : IMocks
    {
        private readonly List<DeclaredResource> _declared = [];

        public IReadOnlyList<DeclaredResource> Declared
        {
            get
            {
                lock (_declared)
                {
                    return [.. _declared];
                }
            }
        }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var inputs = args.Inputs.WithComparers(StringComparer.Ordinal);
            if (args.Type!.StartsWith("aws:", StringComparison.Ordinal) || args.Type.StartsWith("aws-native:", StringComparison.Ordinal))
            {
                lock (_declared)
                {
                    _declared.Add(new DeclaredResource(args.Type, args.Name!, inputs));
                }
            }

            var outputs = inputs
                .SetItem("arn", $"arn:of:{args.Name}")
                .SetItem("keyId", $"key-of-{args.Name}")
                .SetItem("prefixListId", $"pl-of-{args.Name}")
                .SetItem("allocationId", $"eipalloc-of-{args.Name}")
                .SetItem("defaultNetworkAclId", $"acl-of-{args.Name}")
                .SetItem("defaultRouteTableId", $"rtb-of-{args.Name}")
                .SetItem("url", $"https://of/{args.Name}")
                .SetItem("repositoryUrl", $"registry/{args.Name}");
            return Task.FromResult<(string?, object)>(($"id-of-{args.Name}", outputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
