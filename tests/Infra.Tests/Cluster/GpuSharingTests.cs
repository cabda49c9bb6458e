using LandingZone.Cluster;
using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class GpuSharingTests
{
    [Theory]
    [InlineData("p4d.24xlarge", "1g.5gb", 56)]
    [InlineData("p4de.24xlarge", "1g.10gb", 56)]
    [InlineData("p5.48xlarge", "3g.40gb", 16)]
    [InlineData("p5en.48xlarge", "1g.18gb", 56)]
    public void A_GPU_is_cut_into_as_many_instances_as_its_model_has_room_for(string type, string profile, int pods)
    {
        var sharing = GpuSharing.Instances(profile);

        Assert.Null(sharing.ProblemWith(InstanceType.Parse(type)));
        Assert.Equal(pods, sharing.OffersOf(InstanceType.Parse(type)));
        Assert.Equal($"all-{profile}", sharing.Labels["nvidia.com/mig.config"]);
    }

    [Theory]
    [InlineData(
        "p4d.24xlarge", "1g.10gbx", "'1g.10gbx' is no profile of the GPUs of p4d.24xlarge (A100); there are 1g.5gb, 1g.10gb, 2g.10gb, 3g.20gb, 4g.20gb, 7g.40gb.")]
    [InlineData(
        "g5.xlarge", "1g.5gb", "the GPUs of g5.xlarge (A10G) cannot be cut into instances; let pods take turns, or name p4d.24xlarge or p5.48xlarge.")]
    [InlineData("m7i.large", "1g.5gb", "m7i.large has no GPU to share.")]
    public void A_profile_that_a_model_does_not_have_is_refused(string type, string profile, string problem) =>
        Assert.Equal(problem, GpuSharing.Instances(profile).ProblemWith(InstanceType.Parse(type)));

    [Fact]
    public void Pods_take_turns_by_a_configuration_that_nodes_name()
    {
        var sharing = GpuSharing.TimeSlices(4);

        Assert.Equal("turns-4", sharing.Labels["nvidia.com/device-plugin.config"]);
        Assert.Equal(4, sharing.OffersOf(InstanceType.Parse("g4dn.xlarge")));
        var configs = GpuSharing.PluginConfigs([GpuSharing.None, sharing]);
        Assert.Equal(["turns-4", "whole"], configs.Keys);
        Assert.Equal(
            """{"version":"v1","sharing":{"timeSlicing":{"failRequestsGreaterThanOne":true,"resources":[{"name":"nvidia.com/gpu","replicas":4}]}}}""",
            configs["turns-4"]);
        Assert.Empty(GpuSharing.PluginConfigs([GpuSharing.None]));
    }

    [Fact]
    public void A_share_of_a_GPU_is_not_shared_again() => Assert.Equal(
        "g6f.large has only a share of a GPU, which is shared already; name a type with a whole one.",
        GpuSharing.TimeSlices(2).ProblemWith(InstanceType.Parse("g6f.large")));

    [Fact]
    public void One_pod_alone_takes_no_turns() => Assert.Equal(
        "1 pods cannot take turns on a GPU; it must be from 2 to 48.",
        Assert.Throws<ArgumentException>(() => GpuSharing.TimeSlices(1)).Message);
}
