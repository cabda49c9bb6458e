using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class InstanceTypeTests
{
    private const string Where = "(infra/Facts/instance-types.json lists them)";

    [Fact]
    public void Every_type_can_be_found_by_its_name_and_has_sensible_facts()
    {
        Assert.True(InstanceType.All.Count > 1400);
        Assert.All(InstanceType.All, type =>
        {
            Assert.Same(type, InstanceType.Parse(type.Name));
            Assert.Equal(type.Name, $"{type.Family}.{type.Size}");
            Assert.InRange(type.VirtualCpus, 1, 1920);
            Assert.InRange(type.MemoryGib, 0.5, 32768);
            Assert.InRange(type.EfaInterfaces, 0, type.NetworkCards);
            Assert.True(type.Gpu is null || type.Gpu is { Count: >= 1, MemoryGib: > 0 });
        });
    }

    [Fact]
    public void Larger_sizes_of_a_family_have_no_fewer_processors()
    {
        var sizes = InstanceType.All
            .Where(type => type.Size.EndsWith("xlarge", StringComparison.Ordinal) && char.IsAsciiDigit(type.Size[0]))
            .GroupBy(type => type.Family);
        Assert.All(sizes, family =>
        {
            var processors = family.OrderBy(type => int.Parse(type.Size[..^6], null)).Select(type => type.VirtualCpus).ToList();
            Assert.Equal(processors.Order(), processors);
        });
    }

    [Theory]
    [InlineData("p3.2xlarge", 8, 61, "V100", 1, 16, 0, 1)]
    [InlineData("p3dn.24xlarge", 96, 768, "V100", 8, 32, 1, 1)]
    [InlineData("p4d.24xlarge", 96, 1152, "A100", 8, 40, 4, 4)]
    [InlineData("p4de.24xlarge", 96, 1152, "A100", 8, 80, 4, 4)]
    [InlineData("p5.4xlarge", 16, 256, "H100", 1, 80, 1, 1)]
    [InlineData("p5.48xlarge", 192, 2048, "H100", 8, 80, 32, 32)]
    [InlineData("p5e.48xlarge", 192, 2048, "H200", 8, 141, 32, 32)]
    [InlineData("p5en.48xlarge", 192, 2048, "H200", 8, 141, 16, 16)]
    [InlineData("p6-b200.48xlarge", 192, 2048, "B200", 8, 180, 8, 8)]
    [InlineData("p6-b300.48xlarge", 192, 4096, "B300", 8, 270, 16, 17)]
    [InlineData("g4dn.12xlarge", 48, 192, "T4", 4, 16, 1, 1)]
    [InlineData("g5.xlarge", 4, 16, "A10G", 1, 24, 0, 1)]
    [InlineData("g5.48xlarge", 192, 768, "A10G", 8, 24, 1, 1)]
    [InlineData("g5g.16xlarge", 64, 128, "T4g", 2, 16, 0, 1)]
    [InlineData("g6.24xlarge", 96, 384, "L4", 4, 24, 1, 1)]
    [InlineData("gr6.8xlarge", 32, 256, "L4", 1, 24, 1, 1)]
    [InlineData("g6e.48xlarge", 192, 1536, "L40S", 8, 48, 1, 1)]
    public void The_facts_of_GPU_types_are_those_of_the_EC2_documentation(
        string name, int processors, double memory, string model, int gpus, double gpuMemory, int adapters, int cards)
    {
        var type = InstanceType.Parse(name);

        Assert.Equal((processors, memory), (type.VirtualCpus, type.MemoryGib));
        Assert.NotNull(type.Gpu);
        Assert.Equal((model, gpus, gpuMemory), (type.Gpu.Model, type.Gpu.Count, type.Gpu.MemoryGib));
        Assert.Equal((adapters, cards), (type.EfaInterfaces, type.NetworkCards));
    }

    [Fact]
    public void A_share_of_a_GPU_counts_as_one_with_its_share_of_the_memory()
    {
        var gpu = InstanceType.Parse("g6f.2xlarge").Gpu!;

        Assert.True(gpu.IsShare);
        Assert.Equal((1, 6.0), (gpu.Count, gpu.MemoryGib));
        Assert.False(InstanceType.Parse("g6.2xlarge").Gpu!.IsShare);
    }

    [Theory]
    [InlineData("p4d.24xlarge", true)]
    [InlineData("p5.48xlarge", true)]
    [InlineData("p6-b200.48xlarge", true)]
    [InlineData("g5.xlarge", false)]
    [InlineData("p3.2xlarge", false)]
    public void MIG_is_known_for_the_models_that_have_it(string name, bool supported) =>
        Assert.Equal(supported, InstanceType.Parse(name).Gpu!.SupportsMig);

    [Theory]
    [InlineData("trn2.48xlarge")]
    [InlineData("inf2.xlarge")]
    [InlineData("m7i.large")]
    public void Trainium_and_Inferentia_are_no_GPUs(string name) => Assert.Null(InstanceType.Parse(name).Gpu);

    [Theory]
    [InlineData("m7g.large", ProcessorArchitecture.Arm64)]
    [InlineData("t4g.small", ProcessorArchitecture.Arm64)]
    [InlineData("g5g.xlarge", ProcessorArchitecture.Arm64)]
    [InlineData("c7gn.16xlarge", ProcessorArchitecture.Arm64)]
    [InlineData("im4gn.large", ProcessorArchitecture.Arm64)]
    [InlineData("p6e-gb200.36xlarge", ProcessorArchitecture.Arm64)]
    [InlineData("m7i.large", ProcessorArchitecture.X86)]
    [InlineData("g5.xlarge", ProcessorArchitecture.X86)]
    [InlineData("g6.xlarge", ProcessorArchitecture.X86)]
    [InlineData("mac1.metal", ProcessorArchitecture.X86)]
    [InlineData("p5.48xlarge", ProcessorArchitecture.X86)]
    public void The_architecture_is_known(string name, ProcessorArchitecture architecture) =>
        Assert.Equal(architecture, InstanceType.Parse(name).Architecture);

    [Theory]
    [InlineData("m5d.large", true)]
    [InlineData("p5.48xlarge", true)]
    [InlineData("m5.large", false)]
    [InlineData("p3.2xlarge", false)]
    public void Local_disks_are_known(string name, bool has) => Assert.Equal(has, InstanceType.Parse(name).HasLocalNvme);

    [Theory]
    [InlineData("g5.xlrage", $"'g5.xlrage' is not an EC2 instance type; the nearest is 'g5.xlarge' {Where}.")]
    [InlineData("p5.24xlarge", $"'p5.24xlarge' is not an EC2 instance type; the nearest is 'p5.4xlarge' {Where}.")]
    [InlineData("M7I.LARGE", $"'M7I.LARGE' is not an EC2 instance type; the nearest is 'm7i.large' {Where}.")]
    [InlineData(
        "something else entirely",
        "'something else entirely' is not an EC2 instance type; give one as family and size, for example 'm7i.large' "
        + $"{Where}.")]
    [InlineData("", "The instance type is missing; name one, for example 'm7i.large'.")]
    [InlineData(" ", "The instance type is missing; name one, for example 'm7i.large'.")]
    public void An_unknown_type_is_refused_with_the_nearest_known_one(string text, string problem)
    {
        Assert.False(InstanceType.TryParse(text, out var type, out var found));
        Assert.Null(type);
        Assert.Equal(problem, found);
        Assert.Equal(problem, Assert.Throws<FormatException>(() => InstanceType.Parse(text)).Message);
    }

    [Fact]
    public void A_missing_type_is_refused()
    {
        Assert.False(InstanceType.TryParse(null, out _, out var problem));
        Assert.Equal("The instance type is missing; name one, for example 'm7i.large'.", problem);
    }
}
