using LandingZone.Infra.Tests.Harness;
using LandingZone.Infra.Tests.Ingestion;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class ScratchFileSystemTests
{
    [Fact]
    public async Task Its_servers_reach_each_other_on_lustres_ports_and_lie_in_the_data_tier()
    {
        var declaration = await Declare();
        var files = declaration.One("aws:fsx/lustreFileSystem:LustreFileSystem");
        var inbound = declaration.All("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");

        Assert.Equal("subnet-b", files.Text("subnetIds"));
        Assert.Equal(["sg-data", "id-of-scratch"], files.Texts("securityGroupIds"));
        Assert.Equal("arn:key", files.Text("kmsKeyId"));
        Assert.Equal(
            [(1018, 1023), (988, 988)],
            inbound.Select(rule => (rule.Number("fromPort")!.Value, rule.Number("toPort")!.Value)));
        Assert.All(inbound, rule => Assert.Equal("id-of-scratch", rule.Text("referencedSecurityGroupId")));
    }

    [Fact]
    public async Task A_link_imports_and_exports_only_where_it_says_so()
    {
        var links = (await Declare(
            new ScratchLink { Directory = "approved", BucketName = "a", Prefix = "curated/" },
            new ScratchLink { Directory = "checkpoints", BucketName = "b", Exports = true })).All("aws:fsx/dataRepositoryAssociation:DataRepositoryAssociation");

        Assert.Equal(["scratch-approved", "scratch-checkpoints"], links.Select(link => link.Name));
        Assert.Equal(["s3://a/curated/", "s3://b/"], links.Select(link => link.Text("dataRepositoryPath")));
        Assert.Equal([false, true], links.Select(link => link.Map("s3").ContainsKey("autoExportPolicy")));
        Assert.All(links, link => Assert.True(link.Map("s3").ContainsKey("autoImportPolicy")));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new ScratchFileSystem("scratch", Args(
            1800, 200, [new ScratchLink { Directory = "A", BucketName = "a", Prefix = "/x" }])));

        Assert.Equal(
        [
            "ScratchFileSystem 'scratch' cannot be made:",
            "- StorageGib is 1800; FSx takes 1200 and multiples of 2400.",
            "- ThroughputPerTib is 200; FSx takes 125, 250, 500 and 1000.",
            "- Links: 'A' is no directory; use 3 or more lower-case letters, digits and single hyphens.",
            "- Links: 'A' has the prefix '/x'; end it with a slash, and do not start it with one.",
        ], message);
    }

    private static Task<Declaration> Declare(params ScratchLink[] links) =>
        Declaration.OfAsync(() => _ = new ScratchFileSystem("scratch", Args(2400, 250, links)));

    private static ScratchFileSystemArgs Args(int storage, int throughput, IReadOnlyList<ScratchLink> links) => new()
    {
        Zone = Samples.Rnd,
        Content = "training",
        Links = links,
        StorageGib = storage,
        ThroughputPerTib = throughput,
        VpcId = "vpc-1",
        Tier = DataSamples.Tier(),
        SubnetPosition = 1,
        KeyArn = "arn:key",
        LogKeyArn = "arn:logs",
    };
}
