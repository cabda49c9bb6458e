using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class ScoringTests
{
    [SuiteFact(
        Programs = ["node", "Rscript", "aws", "jq", "shellcheck"],
        PythonModules = ["boto3", "pytest"],
        RPackages = ["rpart"],
        NodePackages = ["s3rver"])]
    public void Files_are_scored_in_R_by_the_loop_of_the_fleet() => Suite.Pytest("scoring", TimeSpan.FromMinutes(10));
}
