using LandingZone.Facts;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class AwsServiceTests
{
    [Fact]
    public void Every_service_is_found_by_its_own_name()
    {
        Assert.All(AwsService.All, service => Assert.Same(service, AwsService.Parse(service.Name)));
        Assert.Equal(AwsService.All.Length, AwsService.All.Select(service => service.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("ecr.ap", "'ecr.ap' is not the endpoint name of a known AWS service; the nearest is 'ecr.api'.")]
    [InlineData("secretmanager", "'secretmanager' is not the endpoint name of a known AWS service; the nearest is 'secretsmanager'.")]
    public void An_unknown_service_is_refused_with_the_nearest(string text, string message)
    {
        Assert.False(AwsService.TryParse(text, out _, out var problem));
        Assert.Equal(message, problem);
        Assert.Equal(message, Assert.Throws<FormatException>(() => AwsService.Parse(text)).Message);
    }

    [Fact]
    public void A_name_that_is_near_nothing_is_refused_with_all()
    {
        Assert.False(AwsService.TryParse("quantum-ledger", out _, out var problem));
        Assert.StartsWith(
            "'quantum-ledger' is not the endpoint name of a known AWS service; the known ones are s3, dynamodb, ecr.api, ",
            problem,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ecr.api", "eu-west-1", "com.amazonaws.eu-west-1.ecr.api")]
    [InlineData("ecr.api", "cn-north-1", "cn.com.amazonaws.cn-north-1.ecr.api")]
    [InlineData("logs", "cn-north-1", "com.amazonaws.cn-north-1.logs")]
    [InlineData("sagemaker.studio", "eu-west-1", "aws.sagemaker.eu-west-1.studio")]
    [InlineData("s3", "us-gov-west-1", "com.amazonaws.us-gov-west-1.s3")]
    public void Endpoint_service_names_are_those_of_the_region(string service, string region, string expected) =>
        Assert.Equal(expected, AwsService.Parse(service).EndpointServiceName(Region.Parse(region)));

    [Fact]
    public void A_private_cluster_has_what_the_policy_checks_ask_for()
    {
        AwsService[] needed = [AwsService.EcrApi, AwsService.EcrDocker, AwsService.Sts, AwsService.Logs, AwsService.S3, AwsService.EksAuth];

        Assert.Subset(AwsService.PrivateCluster.ToHashSet(), needed.ToHashSet());
        Assert.Subset(AwsService.MachineLearning.ToHashSet(), AwsService.PrivateCluster.ToHashSet());
        Assert.Contains(AwsService.SageMakerApi, AwsService.MachineLearning);
    }

    [Fact]
    public void Regions_in_which_a_service_is_missing_exist() =>
        Assert.All(AwsService.All.SelectMany(service => service.MissingIn), region => Assert.True(Region.TryParse(region, out _, out _)));
}
