using System.Globalization;
using Pulumi;
using Inputs = Pulumi.Aws.RedShift.Inputs;
using RedShift = Pulumi.Aws.RedShift;

namespace LandingZone.Warehouse;

/// <summary>A cluster of nodes.</summary>
internal static class ProvisionedEngine
{
    /// <summary>Declares it.</summary>
    public static WarehouseEngine Declare(
        string name, string engineName, RedshiftWarehouseArgs args, Input<string> copyRoleArn, Resource[] logs, ComponentResource parent)
    {
        var (capacity, zone) = (args.Provisioned!, args.Zone);
        CustomResourceOptions Options() => new() { Parent = parent };
        var subnets = new RedShift.SubnetGroup(name, new RedShift.SubnetGroupArgs
        {
            Name = engineName, Description = "The zone's data tier", SubnetIds = args.SubnetIds, Tags = zone.Tags(engineName),
        }, Options());
        var parameters = new RedShift.ParameterGroup(name, new RedShift.ParameterGroupArgs
        {
            Name = engineName,
            Description = "TLS only, and every statement logged",
            Family = "redshift-2.0",
            Parameters =
            {
                new Inputs.ParameterGroupParameterArgs { Name = "enable_user_activity_logging", Value = "true" },
                new Inputs.ParameterGroupParameterArgs { Name = "require_ssl", Value = "true" },
            },
            Tags = zone.Tags(engineName),
        }, Options());
        var cluster = new RedShift.Cluster(name, new RedShift.ClusterArgs
        {
            ClusterIdentifier = engineName,
            DatabaseName = args.Database,
            MasterUsername = "administrator",
            ManageMasterPassword = true,
            MasterPasswordSecretKmsKeyId = args.SecretKeyArn,
            ClusterType = "multi-node",
            NodeType = capacity.NodeType,
            NumberOfNodes = capacity.Nodes,
            Encrypted = "true",
            KmsKeyId = args.KeyArn,
            EnhancedVpcRouting = true,
            PubliclyAccessible = false,
            AvailabilityZoneRelocationEnabled = true,
            Port = RedshiftWarehouse.Port,
            ClusterSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = args.SecurityGroupIds,
            ClusterParameterGroupName = parameters.Name,
            IamRoles = { copyRoleArn },
            AutomatedSnapshotRetentionPeriod = capacity.SnapshotRetentionDays,
            PreferredMaintenanceWindow = capacity.MaintenanceWindow,
            AllowVersionUpgrade = true,
            SkipFinalSnapshot = false,
            FinalSnapshotIdentifier = $"{engineName}-final",
            Tags = zone.Tags(engineName),
        }, new CustomResourceOptions { Parent = parent, Protect = true, DependsOn = logs });
        _ = new RedShift.Logging(name, new RedShift.LoggingArgs
        {
            ClusterIdentifier = cluster.ClusterIdentifier,
            LogDestinationType = "cloudwatch",
            LogExports = { "connectionlog", "useractivitylog", "userlog" },
        }, Options());
        var schedule = new RedShift.SnapshotSchedule(name, new RedShift.SnapshotScheduleArgs
        {
            Identifier = engineName,
            Description = string.Create(CultureInfo.InvariantCulture, $"Every four hours, kept for {capacity.SnapshotRetentionDays} days"),
            Definitions = { "rate(4 hours)" },
            Tags = zone.Tags(engineName),
        }, Options());
        _ = new RedShift.SnapshotScheduleAssociation(name, new RedShift.SnapshotScheduleAssociationArgs
        {
            ClusterIdentifier = cluster.ClusterIdentifier, ScheduleIdentifier = schedule.Identifier,
        }, Options());
        var access = new WarehouseAccess
        {
            Database = args.Database,
            ClusterIdentifier = cluster.ClusterIdentifier,
            Arn = cluster.Arn,
            CredentialsArn = $"arn:{zone.Partition}:redshift:{zone.Region.Name}:{zone.AccountId}:dbname:{engineName}/{args.Database}",
            CopyRoleArn = copyRoleArn,
        };
        return new WarehouseEngine(access, cluster.MasterPasswordSecretArn, cluster.DnsName, cluster);
    }
}
