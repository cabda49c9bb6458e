using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using DynamoDB = Pulumi.Aws.DynamoDB;
using Inputs = Pulumi.Aws.DynamoDB.Inputs;

namespace LandingZone.Etl;

/// <summary>The table in which the ETL handlers note what is done, in the form that they want (workloads/etl/README.md).</summary>
internal static class StateTable
{
    /// <summary>DynamoDB's limit of a table name in characters (Amazon DynamoDB developer guide, "Quotas").</summary>
    private const int MaxNameLength = 255;

    /// <summary>Declares the table.</summary>
    /// <param name="name">The name of its resource.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="workload">Whose state it is, "promotion".</param>
    /// <param name="keyArn">The ARN of the key that encrypts it.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static DynamoDB.Table Declare(string name, ZoneIdentity zone, string workload, Input<string> keyArn, ComponentResource parent)
    {
        var tableName = zone.NameOf($"{workload}-state", MaxNameLength);
        return new DynamoDB.Table(name, new DynamoDB.TableArgs
        {
            Name = tableName,
            BillingMode = "PAY_PER_REQUEST",
            HashKey = "pk",
            Attributes = { new Inputs.TableAttributeArgs { Name = "pk", Type = "S" } },
            Ttl = new Inputs.TableTtlArgs { AttributeName = "expires_at", Enabled = true },
            PointInTimeRecovery = new Inputs.TablePointInTimeRecoveryArgs { Enabled = true },
            ServerSideEncryption = new Inputs.TableServerSideEncryptionArgs { Enabled = true, KmsKeyArn = keyArn },
            DeletionProtectionEnabled = true,
            Tags = zone.Tags(tableName),
        }, new CustomResourceOptions { Parent = parent, Protect = true });
    }

    /// <summary>Statements by which a role keeps state.</summary>
    public static PolicyStatement[] Keeping(ZoneIdentity zone, Input<string> tableArn, Input<string> keyArn) =>
    [
        new("KeepState", PolicyEffect.Allow)
        {
            Actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
            Resources = [tableArn],
        },
        KeyUse.Read("DecryptState", zone, keyArn, "dynamodb"),
    ];
}
