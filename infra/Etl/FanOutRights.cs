using LandingZone.Security;
using LandingZone.Warehouse;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What the roles of a fan-out's functions may do (workloads/etl/README.md, "What each role may do").</summary>
internal sealed class FanOutRights(FanOutArgs args)
{
    private readonly ZoneIdentity _zone = args.Zone;

    /// <summary>Reading the files that land, in the version that an event names.</summary>
    public PolicyStatement[] ReadLanding() => Read("Landing", args.Landing, "s3:GetObject", "s3:GetObjectVersion");

    /// <summary>Keeping state.</summary>
    public PolicyStatement[] KeepState(Input<string> tableArn) => StateTable.Keeping(_zone, tableArn, args.StateKeyArn);

    /// <summary>Writing results, and seeing whether they are there.</summary>
    public PolicyStatement[] WriteResults() =>
    [
        new("WriteResults", PolicyEffect.Allow)
        {
            Actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
            Resources = [args.Results.ObjectsArn],
        },
        KeyUse.ReadAndWrite("EncryptResults", _zone, args.Results.KeyArn, "s3"),
    ];

    /// <summary>Loading results by way of the warehouse's Data API. The rows themselves go from S3 to the warehouse and pass by nobody.</summary>
    public PolicyStatement[] Load(WarehouseAccess warehouse) =>
    [
        .. Read("Results", args.Results, "s3:GetObject"),
        new("WriteManifests", PolicyEffect.Allow) { Actions = ["s3:PutObject"], Resources = [args.Manifests.ObjectsArn] },
        KeyUse.ReadAndWrite("EncryptManifests", _zone, args.Manifests.KeyArn, "s3"),
        new("RunStatements", PolicyEffect.Allow) { Actions = ["redshift-data:BatchExecuteStatement"], Resources = [warehouse.Arn] },

        // The Data API knows no resource here; the condition leaves the caller its own statements.
        new("SeeOwnStatements", PolicyEffect.Allow)
        {
            Actions = ["redshift-data:DescribeStatement"],
            Resources = ["*"],
            Conditions = [PolicyCondition.StringEquals("redshift-data:statement-owner-iam-userid", "${aws:userid}")],
        },
        new("SignIn", PolicyEffect.Allow)
        {
            Actions =
            [
                warehouse.WorkgroupName is not null ? "redshift-serverless:GetCredentials" : "redshift:GetClusterCredentialsWithIAM",
            ],
            Resources = [warehouse.CredentialsArn],
        },
    ];

    private PolicyStatement[] Read(string what, EncryptedPrefix prefix, params string[] actions) =>
    [
        new($"Read{what}", PolicyEffect.Allow) { Actions = actions, Resources = [prefix.ObjectsArn] },
        KeyUse.Read($"Decrypt{what}", _zone, prefix.KeyArn, "s3"),
    ];
}
