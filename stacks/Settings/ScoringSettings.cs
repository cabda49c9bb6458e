using LandingZone.Analytics;
using LandingZone.Etl;
using LandingZone.Facts;
using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a scoring chain.</summary>
public sealed record ScoringSettings
{
    /// <summary>What it scores.</summary>
    public required string Name { get; init; }

    /// <summary>Where files land.</summary>
    public required BucketPlace Landing { get; init; }

    /// <summary>The bucket that gets the results, by what it holds.</summary>
    public required string Results { get; init; }

    /// <summary>The bucket with the models, by what it holds.</summary>
    public required string Models { get; init; }

    /// <summary>The instances.</summary>
    public required ScoringChainFleet Fleet { get; init; }

    /// <summary>The kinds of files.</summary>
    public required IReadOnlyList<ScoredKind> Kinds { get; init; }

    /// <summary>The warehouse's capacity.</summary>
    public required ServerlessCapacity Warehouse { get; init; }

    /// <summary>The region in which QuickSight keeps users and groups; null for the zone's own.</summary>
    public required Region? DashboardRegion { get; init; }

    /// <summary>QuickSight users who see the dashboards.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>QuickSight users who change the dashboards.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Whether a kind is shown on a dashboard.</summary>
    public bool HasDashboards => Kinds.Any(kind => kind.View is not null);

    internal static SettingKind<ScoringSettings> Kind { get; } = SettingKinds.Record(fields => new ScoringSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "What it scores, 'credit': at most 20 lower-case letters, digits and hyphens."),
        Landing = fields.Required("landing", SettingKinds.Parsed<BucketPlace>(BucketPlace.TryParse), "Where files land, 'approved-data/credit/'."),
        Results = fields.Optional("results", SettingKinds.Text, "results", "The bucket that gets the results, by its content. Default: 'results'."),
        Models = fields.Optional("models", SettingKinds.Text, "models", "The bucket with the models, by its content; they lie under 'scoring/<name>/'. Default: 'models'."),
        Fleet = FleetOf(fields),
        Kinds = fields.Required("kinds", SettingKinds.ListOf(KindOfFiles, least: 1), "The kinds of files; each has the model of its name."),
        Warehouse = fields.Optional("warehouse", WarehouseSettings.ServerlessKind, new ServerlessCapacity(), "The capacity of its warehouse. Default: 8 to 64 units."),
        DashboardRegion = fields.OptionalReference("dashboardRegion", AwsSettings.Region, "The region in which QuickSight keeps the account's users. Default: the zone's."),
        Readers = fields.OptionalList("readers", SettingKinds.Text, "QuickSight users who see the dashboards. Default: nobody."),
        Authors = fields.OptionalList("authors", SettingKinds.Text, "QuickSight users who change the dashboards. Default: nobody."),
    });

    private static SettingKind<ScoredKind> KindOfFiles => SettingKinds.Record(fields =>
    {
        var name = fields.Required("name", SettingKinds.Text, "Its name, 'loans': also that of its model and its table.");
        var table = new WarehouseTable
        {
            Schema = fields.Optional("schema", SettingKinds.Text, "scores", "The table's schema. Default: 'scores'."),
            Name = fields.OptionalReference("table", SettingKinds.Text, "The table's name. Default: that of the kind.") ?? name?.Replace('-', '_') ?? "",
            Columns = fields.Required("columns", SettingKinds.ListOf(TableSettings.Column, least: 1), "The columns of its scores, in order: 'score double precision'.") ?? [],
            Keys = fields.OptionalList("keys", SettingKinds.Text, "The columns of which a combination stands once. Default: every row stays."),
            NewestBy = fields.OptionalReference("newestBy", SettingKinds.Text, "The column by which the newest of such rows is known; goes with 'keys'."),
        };
        return new ScoredKind
        {
            Name = name ?? "",
            Files = fields.OptionalReference("files", SettingKinds.Text, "Which files, after the landing prefix: a shell pattern. Default: '<name>-*.csv'.") ?? $"{name}-*.csv",
            PartMib = fields.Optional("partMib", SettingKinds.Integer(1, 4096), 64, "The size in MiB of the parts that files are cut into. Default: 64."),
            Table = table,
            View = fields.OptionalReference("show", ViewOf(table, name ?? ""), "How a dashboard shows its scores. Default: not at all."),
        };
    });

    /// <summary>The arguments of the chain.</summary>
    /// <param name="ground">The zone's ground.</param>
    /// <param name="place">Finds a part of a bucket.</param>
    /// <param name="code">The code of the functions.</param>
    /// <param name="workerFiles">The worker's files.</param>
    /// <param name="readerPassword">The password of the database user by which QuickSight reads.</param>
    internal ScoringChainArgs ToArgs(
        ScoringGround ground,
        Func<BucketPlace, EncryptedPrefix> place,
        Archive code,
        IReadOnlyDictionary<string, AssetOrArchive> workerFiles,
        Input<string>? readerPassword) => new()
    {
        Ground = ground,
        Workload = Name,
        Code = code,
        WorkerFiles = workerFiles,
        Landing = place(Landing),
        Results = place(new BucketPlace(Results, $"results/{Name}/")),
        Manifests = place(new BucketPlace(Results, $"manifests/{Name}/")),
        Models = place(new BucketPlace(Models, $"scoring/{Name}/models/")),
        WorkerCode = place(new BucketPlace(Models, $"scoring/{Name}/worker/")),
        Kinds = Kinds,
        Fleet = Fleet,
        Warehouse = Warehouse,
        Dashboards = HasDashboards && readerPassword is not null
            ? new ScoringChainDashboards
            {
                ReaderPassword = readerPassword, IdentityRegion = DashboardRegion ?? ground.Zone.Region, Readers = Readers, Authors = Authors,
            }
            : null,
    };

    private static ScoringChainFleet FleetOf(ISettingFields fields) => new()
    {
        Image = fields.Required("image", SettingKinds.Parsed<MachineImage>(MachineImage.TryParse), "The machine image: 'ami-…', or a parameter of Systems Manager, '/golden/scoring'."),
        InstanceTypes = fields.Required("instanceTypes", SettingKinds.ListOf(AwsSettings.InstanceType, least: 1), "The instance types, the best first, alike in size."),
        MaxSize = fields.Required("maxInstances", SettingKinds.Integer(1, 200), "The most instances."),
        MinSize = fields.Optional("minInstances", SettingKinds.Integer(0, 200), 0, "The fewest instances. Default: 0."),
        BacklogPerInstance = fields.Optional("partsPerInstance", SettingKinds.Integer(1, 10000), 20, "How many parts each instance should have before it. Default: 20."),
        OnDemandInstances = fields.Optional("onDemandInstances", SettingKinds.Integer(0, 200), 0, "How many instances are on-demand and not spot. Default: 0."),
        PartSeconds = fields.Optional("partSeconds", SettingKinds.Integer(60, 7200), 1800, "How long one part may take, in seconds. Default: 1800."),
        RstudioUsers = fields.OptionalList("rstudioUsers", UserKind, "Who uses RStudio Server on the instances. Default: nobody, and it does not run."),
    };

    private static SettingKind<RstudioUser> UserKind => SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Text, "The account on the instances, 'ada'."),
            Secret: fields.Required("passwordSecret", AwsSettings.SecretArn, "The ARN of the secret with the password, which the person or the bank's vault makes.")))
        .Select(raw => new RstudioUser(raw.Name, raw.Secret));

    private static SettingKind<DashboardView> ViewOf(WarehouseTable table, string name) => SettingKinds.Record(fields => new DashboardView
    {
        Table = table,
        Title = fields.OptionalReference("title", SettingKinds.Text, "The sheet's title. Default: the kind's name.") ?? name,
        Measure = fields.Required("measure", SettingKinds.Text, "The column whose average is followed: a number."),
        Time = fields.Required("time", SettingKinds.Text, "The column that tells when: a date or a time."),
        Category = fields.Required("category", SettingKinds.Text, "The column by which rows are told apart: text."),
    });
}
