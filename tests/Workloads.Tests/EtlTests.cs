using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class EtlTests
{
    [SuiteFact(
        Programs = ["node", "psql"],
        PythonModules = ["boto3", "psycopg2", "pytest"],
        NodePackages = ["dynalite", "hyparquet", "hyparquet-writer", "s3rver"])]
    public void The_handlers_hold_against_real_servers() => Suite.Pytest("etl", TimeSpan.FromMinutes(5));
}
