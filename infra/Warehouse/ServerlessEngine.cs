using Pulumi;
using Inputs = Pulumi.Aws.RedshiftServerless.Inputs;
using RedshiftServerless = Pulumi.Aws.RedshiftServerless;

namespace LandingZone.Warehouse;

/// <summary>
/// A namespace, which is the data, and a workgroup, which is the processors. Pulumi.Aws and not Pulumi.AwsNative: it changes one setting of a
/// workgroup at a time, as the service asks, and tells the administrator's secret and the address as outputs of their own.
/// </summary>
internal static class ServerlessEngine
{
    /// <summary>What Redshift sets by itself, said here so that a preview shows no change, and the two that a bank changes.</summary>
    private static readonly (string Key, string Value)[] Parameters =
    [
        ("auto_mv", "true"), ("datestyle", "ISO, MDY"), ("enable_case_sensitive_identifier", "false"), ("enable_user_activity_logging", "true"),
        ("max_query_execution_time", "14400"), ("query_group", "default"), ("require_ssl", "true"), ("search_path", "$user, public"),
        ("use_fips_ssl", "false"),
    ];

    /// <summary>Declares it.</summary>
    public static WarehouseEngine Declare(
        string name, string engineName, RedshiftWarehouseArgs args, Input<string> copyRoleArn, Resource[] logs, ComponentResource parent)
    {
        var capacity = args.Serverless!;
        var space = new RedshiftServerless.Namespace(name, new RedshiftServerless.NamespaceArgs
        {
            NamespaceName = engineName,
            DbName = args.Database,
            AdminUsername = "administrator",
            ManageAdminPassword = true,
            AdminPasswordSecretKmsKeyId = args.SecretKeyArn,
            KmsKeyId = args.KeyArn,
            IamRoles = { copyRoleArn },
            LogExports = { "connectionlog", "useractivitylog", "userlog" },
            Tags = args.Zone.Tags(engineName),
        }, new CustomResourceOptions { Parent = parent, Protect = true, DependsOn = logs });
        var workgroup = new RedshiftServerless.Workgroup(name, new RedshiftServerless.WorkgroupArgs
        {
            WorkgroupName = engineName,
            NamespaceName = space.NamespaceName,
            BaseCapacity = capacity.BaseRpu,
            MaxCapacity = capacity.MaxRpu,
            EnhancedVpcRouting = true,
            PubliclyAccessible = false,
            Port = RedshiftWarehouse.Port,
            SubnetIds = args.SubnetIds,
            SecurityGroupIds = args.SecurityGroupIds,
            ConfigParameters = Parameters
                .Select(parameter => new Inputs.WorkgroupConfigParameterArgs { ParameterKey = parameter.Key, ParameterValue = parameter.Value })
                .ToArray(),
            Tags = args.Zone.Tags(engineName),
        }, new CustomResourceOptions { Parent = parent, Protect = true });
        Limit($"{name}-daily", capacity.DailyRpuHours, "daily", "emit-metric", workgroup, parent);
        if (capacity.MonthlyRpuHoursToStopAt is { } last)
        {
            Limit($"{name}-monthly", last, "monthly", "deactivate", workgroup, parent);
        }

        var access = new WarehouseAccess
        {
            Database = args.Database,
            WorkgroupName = workgroup.WorkgroupName,
            Arn = workgroup.Arn,
            CredentialsArn = workgroup.Arn,
            CopyRoleArn = copyRoleArn,
        };
        var host = workgroup.Endpoints.Apply(endpoints => endpoints.IsDefaultOrEmpty ? "" : endpoints[0].Address);
        return new WarehouseEngine(access, space.AdminPasswordSecretArn, host, workgroup);
    }

    private static void Limit(
        string name, int hours, string period, string action, RedshiftServerless.Workgroup workgroup, ComponentResource parent) =>
        _ = new RedshiftServerless.UsageLimit(name, new RedshiftServerless.UsageLimitArgs
        {
            ResourceArn = workgroup.Arn,
            UsageType = "serverless-compute",
            Amount = hours,
            Period = period,
            BreachAction = action,
        }, new CustomResourceOptions { Parent = parent });
}
