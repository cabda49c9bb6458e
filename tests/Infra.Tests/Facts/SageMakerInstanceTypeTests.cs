using LandingZone.Facts;

namespace LandingZone.Infra.Tests.Facts;

public sealed class SageMakerInstanceTypeTests
{
    [Fact]
    public void A_type_is_an_EC2_type_with_a_prefix()
    {
        Assert.True(SageMakerInstanceType.All.Count() > 100);
        Assert.All(SageMakerInstanceType.All, type => Assert.Equal($"ml.{type.Hardware.Name}", type.Name));
        Assert.Same(SageMakerInstanceType.Parse("ml.m5.xlarge"), SageMakerInstanceType.Parse("ml.m5.xlarge"));
    }

    [Theory]
    [InlineData("ml.m5.xlarge", SageMakerUse.Training, true)]
    [InlineData("ml.m5.xlarge", SageMakerUse.Studio, true)]
    [InlineData("ml.t3.medium", SageMakerUse.Studio, true)]
    [InlineData("ml.t3.medium", SageMakerUse.Transform, false)]
    [InlineData("ml.inf2.xlarge", SageMakerUse.Serving, true)]
    [InlineData("ml.inf2.xlarge", SageMakerUse.Training, false)]
    public void A_type_runs_what_SageMaker_takes_it_for(string type, SageMakerUse use, bool expected) =>
        Assert.Equal(expected, SageMakerInstanceType.Parse(type).Runs(use));

    [Fact]
    public void A_type_for_another_use_is_refused_with_the_nearest() => Assert.Equal(
        "SageMaker has no ml.m5.8xlarge for training; the nearest type is ml.g5.8xlarge.",
        SageMakerInstanceType.Parse("ml.m5.8xlarge").ProblemFor(SageMakerUse.Training));

    [Fact]
    public void A_type_for_another_use_is_refused() => Assert.Equal(
        "SageMaker has no ml.t3.medium for transform; infra/Facts/sagemaker-instance-types.json lists the types.",
        SageMakerInstanceType.Parse("ml.t3.medium").ProblemFor(SageMakerUse.Transform));

    [Theory]
    [InlineData("ml.m5.2xlarge", true)]
    [InlineData("ml.g5.2xlarge", false)]
    [InlineData("ml.p4d.24xlarge", false)]
    public void A_type_with_disks_of_its_own_takes_no_volume_key(string type, bool expected) =>
        Assert.Equal(expected, SageMakerInstanceType.Parse(type).TakesVolumeKey);

    [Theory]
    [InlineData("m5.xlarge", "the nearest is 'ml.m5.xlarge'")]
    [InlineData("ml.m5.xxlarge", "the nearest is 'ml.m5.2xlarge'")]
    [InlineData("computer", "write one such as 'ml.m5.xlarge'")]
    public void An_unknown_type_is_refused(string text, string remedy) => Assert.Equal(
        $"'{text}' is not an instance type of SageMaker AI; {remedy} (infra/Facts/sagemaker-instance-types.json lists them).",
        Assert.Throws<FormatException>(() => SageMakerInstanceType.Parse(text)).Message);
}
