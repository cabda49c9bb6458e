using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Wrong settings of warehouses, scoring chains and Spark clusters, and what is said about them.</summary>
public sealed class AnalyticsSettingsTests
{
    private const string Chain = """
          landing-zone:scoring:
            - name: credit
              landing: landing/credit/
              image: /golden/scoring-r
              instanceTypes: [m7i.2xlarge]
              maxInstances: 20
              kinds:
                - name: loans
                  columns: [loan_id varchar(32), score double precision, scored_at timestamp]
        """;

    private const string Spark = """
          landing-zone:spark:
            - name: reduction
              release: emr-7.10.0
              nodeTypes: [m7i.2xlarge]
              nodes: 2
              code: models/spark/
              inputs: [models/measurements/]
              output: models/reduction/
              logs: models/logs/
        """;

    /// <summary>A zone in which scoring and Spark can run.</summary>
    private static (string From, string To)[] Ready { get; } =
    [
        (
            "    availabilityZones: [eu-west-1a, eu-west-1b]\n  landing-zone:keys",
            """
                availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c]
                services: [s3, dynamodb, ecr.api, ecr.dkr, sts, ec2, eks, eks-auth, logs, monitoring, kms, ssm, ssmmessages, ec2messages, autoscaling, elasticloadbalancing, sqs, secretsmanager, elasticfilesystem, redshift-data]
                dataPorts:
                  - { port: 443, purpose: Ingestion }
                  - { port: 5439, purpose: Redshift }
                readableAwsBuckets: [al2023-repos-eu-west-1-de612dc2, repo.eu-west-1.emr.amazonaws.com]
              landing-zone:keys
            """),
        (
            "      - content: models\n",
            "      - content: models\n      - content: landing\n        sendsEvents: true\n      - content: results\n        sendsEvents: true\n"),
    ];

    [Fact]
    public void A_chain_in_ten_lines_and_a_cluster_have_no_problems() => Assert.Empty(Problems($"{Chain}\n{Spark}"));

    [Fact]
    public void A_bucket_that_is_not_there_and_one_that_tells_nobody()
    {
        Says(
            "landing-zone:scoring[0].landing: the zone has no bucket 'inbox'; name one of models, landing, results, or add it to the buckets.",
            Chain.Replace("landing/credit/", "inbox/credit/", StringComparison.Ordinal));
        Says(
            "landing-zone:scoring[0].landing: the bucket 'models' tells nobody of its objects, and so nothing would begin; write 'sendsEvents: true' there.",
            Chain.Replace("landing/credit/", "models/credit/", StringComparison.Ordinal));
        Says(
            "landing-zone:scoring[0].landing: 'landing' is no part of a bucket; write what the bucket holds and a prefix, 'approved-data/incoming/'.",
            Chain.Replace("landing/credit/", "landing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dashboard_without_a_password() => Says(
        "landing-zone:scoring[0].kinds: a dashboard is asked for, and there is no password for the database user by which QuickSight reads; "
        + "set one: `pulumi config set --secret dashboardsPassword`.",
        Chain + "\n          show: { measure: score, time: scored_at, category: loan_id }");

    [Fact]
    public void A_network_without_what_scoring_needs()
    {
        var problems = ProblemsIn([Ready[1]], Chain);

        Assert.Contains(problems, problem => problem.EndsWith(
            "landing-zone:scoring[0]: the network has no endpoint for redshift-data, which scoring needs; add it to the network's services.",
            StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.EndsWith(
            "landing-zone:scoring[0]: the network does not open port 5439 of the data tier, on which the warehouse listens; "
            + "add it to the network's dataPorts.",
            StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains(
            "Serverless needs subnets in 3 availability zones, and there are 2;", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_and_an_image_of_another_form()
    {
        Says(
            "landing-zone:scoring[0].kinds[0].columns[0]: 'loan_id' is no column; write its name and its type, 'score double precision'.",
            Chain.Replace("loan_id varchar(32)", "loan_id", StringComparison.Ordinal));
        Says(
            "landing-zone:scoring[0].image: 'golden' is no machine image; write the id of an AMI, 'ami-0a1b2c3d4e5f60718', or the name of a parameter, "
            + "'/golden/scoring'.",
            Chain.Replace("/golden/scoring-r", "golden", StringComparison.Ordinal));
    }

    [Fact]
    public void Nodes_with_disks_of_their_own_and_a_job_that_is_nowhere()
    {
        Says(
            "landing-zone:spark[0].nodeTypes: NodeTypes: m6gd.2xlarge has disks of its own; take a type with EBS volumes alone, which the zone's key encrypts.",
            Spark.Replace("m7i.2xlarge", "m6gd.2xlarge", StringComparison.Ordinal));
        Says(
            "landing-zone:spark[0].steps: Steps: 'job.py' of pca is no object; write 's3://bucket/key'.",
            Spark + "\n      steps: [{ name: pca, script: job.py }]");
    }

    [Fact]
    public void A_network_that_lets_EMR_fetch_nothing() => Assert.Contains(
        ProblemsIn([(Ready[0].From, Ready[0].To.Replace("repo.eu-west-1.emr.amazonaws.com", "other-bucket", StringComparison.Ordinal)), Ready[1]], Spark),
        problem => problem.EndsWith(
            "landing-zone:spark[0]: the network does not let through the bucket repo.eu-west-1.emr.amazonaws.com, from which EMR sets its nodes up; "
            + "add it to the network's readableAwsBuckets.",
            StringComparison.Ordinal));

    [Fact]
    public void A_warehouse_of_both_kinds() => Says(
        "landing-zone:warehouse.serverless: Serverless and Provisioned: give exactly one of the two.",
        """
          landing-zone:warehouse:
            content: client-results
            database: results
            serverless: {}
            provisioned: { nodeType: ra3.large, nodes: 2 }

        """);

    private static void Says(string message, string settings) =>
        Assert.Contains(Problems(settings), problem => problem.EndsWith(message, StringComparison.Ordinal));

    private static string[] Problems(string settings) => ProblemsIn(Ready, settings);

    private static string[] ProblemsIn((string From, string To)[] ready, string settings) =>
        SampleEstate.ProblemsAfter([.. ready, ("  landing-zone:link:", $"{settings.TrimEnd('\n')}\n  landing-zone:link:")]);
}
