using System.Collections.Immutable;
using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Observability;
using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>
/// The whole chain from files to pictures: files land in a bucket and are cut into parts; instances with R score the parts side by side with
/// models that were trained before; the scores go to a bucket, from there into a warehouse of their own, and QuickSight shows them.
/// </summary>
public sealed class ScoringChain : ComponentResource
{
    private const string Database = "scores";

    /// <summary>Declares the chain. With dashboards, the options name a provider of Pulumi.Aws and one of Pulumi.AwsNative.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ScoringChain(string name, ScoringChainArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:etl:ScoringChain", name, options)
    {
        Check(name, args);
        var warehouse = new RedshiftWarehouse($"{name}-warehouse", WarehouseOf(args), Child());
        var fanOut = new FanOut($"{name}-files", FanOutOf(args, warehouse.Access), Child());
        var fleet = new ScoringFleet($"{name}-fleet", FleetOf(args, fanOut.ScoringQueue!), Child());
        if (args.Dashboards is { } dashboards)
        {
            DashboardArn = new Dashboards($"{name}-dashboards", DashboardsOf(args, dashboards, warehouse.Host, warehouse.ReaderSecretArn!), Child())
                .DashboardArn;
        }

        IntakeQueueUrl = fanOut.IntakeQueueUrl;
        FleetName = fleet.GroupName;
        WarehouseHost = warehouse.Host;
        Alarms = [.. fanOut.Alarms, .. warehouse.Alarms];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["intakeQueueUrl"] = IntakeQueueUrl, ["fleetName"] = FleetName, ["warehouseHost"] = WarehouseHost, ["dashboardArn"] = DashboardArn,
        });
    }

    /// <summary>The URL of the queue to which files are also told by hand.</summary>
    public Output<string> IntakeQueueUrl { get; }

    /// <summary>The name of the fleet's Auto Scaling group.</summary>
    public Output<string> FleetName { get; }

    /// <summary>The warehouse's host name, inside the network.</summary>
    public Output<string> WarehouseHost { get; }

    /// <summary>The dashboard's ARN; null where there is none.</summary>
    public Output<string>? DashboardArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    /// <summary>Lists what is wrong with the chain, and with each of its parts.</summary>
    internal static void Check(string name, ScoringChainArgs args)
    {
        var problems = new ArgumentProblems(nameof(ScoringChain), name);
        problems.AddIf(args.Kinds.Count == 0, "Kinds is empty; name one or more.");
        problems.AddIf(
            args.Dashboards is not null && args.Kinds.All(kind => kind.View is null),
            "Dashboards are asked for, and no kind says how it is shown; let one say so, or leave them out.");
        problems.AddIf(
            args.Dashboards is null && args.Kinds.Any(kind => kind.View is not null),
            "Kinds: one says how it is shown, and there are no dashboards; ask for them.");
        problems.ThrowIfAny();
        FanOut.Check(name, FanOutOf(args, NoWarehouse));

        // What is checked of a fleet says nothing about its queue.
        ScoringFleet.Check(name, FleetOf(args, queue: null!));
        RedshiftWarehouse.Check(name, WarehouseOf(args));
        if (args.Dashboards is { } dashboards)
        {
            Dashboards.Check(name, DashboardsOf(args, dashboards, "", ""));
        }
    }

    /// <summary>Stands for the warehouse while the arguments are checked.</summary>
    private static WarehouseAccess NoWarehouse { get; } = new()
    {
        Database = Database, WorkgroupName = "", Arn = "", CredentialsArn = "", CopyRoleArn = "",
    };

    private static RedshiftWarehouseArgs WarehouseOf(ScoringChainArgs args) => new()
    {
        Zone = args.Ground.Zone,
        Content = $"{args.Workload}-scores",
        Database = Database,
        Serverless = args.Warehouse,
        SubnetIds = args.Ground.DataSubnetIds,
        AvailabilityZones = args.Ground.AvailabilityZones,
        SecurityGroupIds = args.Ground.DataSecurityGroupId,
        Sources = [args.Results, args.Manifests],
        Tables = [.. args.Kinds.Select(kind => kind.Table)],
        LoaderWorkload = FanOut.LoaderOf(args.Workload),
        Reader = args.Dashboards is { } dashboards ? new WarehouseReader("dashboards", dashboards.ReaderPassword) : null,
        PermissionBoundaryArn = args.Ground.PermissionBoundaryArn,
        KeyArn = args.Ground.WarehouseKeyArn,
        SecretKeyArn = args.Ground.SecretKeyArn,
        LogKeyArn = args.Ground.LogKeyArn,
    };

    private static FanOutArgs FanOutOf(ScoringChainArgs args, WarehouseAccess warehouse) => new()
    {
        Zone = args.Ground.Zone,
        Workload = args.Workload,
        Code = args.Code,
        Landing = args.Landing,
        Results = args.Results,
        Manifests = args.Manifests,
        Kinds =
        [
            .. args.Kinds.Select(kind => new WorkKind
            {
                Name = kind.Name,
                Pattern = $"{args.Landing.Prefix}{kind.Files}",
                Worker = WorkerKind.Scoring,
                PartMib = kind.PartMib,
                Table = kind.Table,
            }),
        ],
        Warehouse = warehouse,
        ScoringSeconds = args.Fleet.PartSeconds,
        SubnetIds = args.Ground.ApplicationSubnetIds,
        SecurityGroupIds = args.Ground.ApplicationSecurityGroupId,
        PermissionBoundaryArn = args.Ground.PermissionBoundaryArn,
        MessageKeyArn = args.Ground.MessageKeyArn,
        StateKeyArn = args.Ground.DatabaseKeyArn,
        SecretKeyArn = args.Ground.SecretKeyArn,
        LogKeyArn = args.Ground.LogKeyArn,
    };

    private static ScoringFleetArgs FleetOf(ScoringChainArgs args, WorkQueue queue) => new()
    {
        Zone = args.Ground.Zone,
        Workload = $"{args.Workload}-fleet",
        Image = args.Fleet.Image,
        InstanceTypes = args.Fleet.InstanceTypes,
        WorkerFiles = args.WorkerFiles,
        WorkerCode = args.WorkerCode,
        Queue = queue,
        PartSeconds = args.Fleet.PartSeconds,
        Landing = args.Landing,
        Models = args.Models,
        Results = args.Results,
        MinSize = args.Fleet.MinSize,
        MaxSize = args.Fleet.MaxSize,
        BacklogPerInstance = args.Fleet.BacklogPerInstance,
        OnDemandInstances = args.Fleet.OnDemandInstances,
        RstudioUsers = args.Fleet.RstudioUsers,
        SubnetIds = args.Ground.ApplicationSubnetIds,
        SecurityGroupIds = args.Ground.ApplicationSecurityGroupId,
        PermissionBoundaryArn = args.Ground.PermissionBoundaryArn,
        VolumeKeyArn = args.Ground.VolumeKeyArn,
        SecretKeyArn = args.Ground.SecretKeyArn,
        LogKeyArn = args.Ground.LogKeyArn,
    };

    private static DashboardsArgs DashboardsOf(
        ScoringChainArgs args, ScoringChainDashboards dashboards, Input<string> host, Input<string> readerSecretArn) => new()
    {
        Zone = args.Ground.Zone,
        Content = $"{args.Workload}-scores",
        Views = [.. args.Kinds.Select(kind => kind.View).OfType<DashboardView>()],
        Host = host,
        Database = Database,
        ReaderSecretArn = readerSecretArn,
        IdentityRegion = dashboards.IdentityRegion,
        Readers = dashboards.Readers,
        Authors = dashboards.Authors,
        VpcId = args.Ground.VpcId,
        SubnetIds = args.Ground.ApplicationSubnetIds,
        WarehouseSecurityGroupId = args.Ground.DataSecurityGroupId,
        PermissionBoundaryArn = args.Ground.PermissionBoundaryArn,
    };

    private ComponentResourceOptions Child() => new() { Parent = this };
}
