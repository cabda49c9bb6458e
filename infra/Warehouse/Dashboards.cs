using LandingZone.Cluster;
using LandingZone.Zones;
using Pulumi;
using Native = Pulumi.AwsNative.Inputs;
using NativeInputs = Pulumi.AwsNative.QuickSight.Inputs;
using NativeQuickSight = Pulumi.AwsNative.QuickSight;
using Inputs = Pulumi.Aws.Quicksight.Inputs;
using Quicksight = Pulumi.Aws.Quicksight;

namespace LandingZone.Warehouse;

/// <summary>
/// QuickSight on a warehouse: a private connection, a data set in memory for each table that is shown, a dashboard with a sheet for each,
/// in a folder, for a group of readers and a group of authors. New rows are fetched every hour, and everything once a week.
/// </summary>
/// <remarks>
/// The account's QuickSight subscription and its users are made by people, once. The dashboard itself is of Pulumi.AwsNative, because
/// Pulumi.Aws knows dashboards only as copies of templates and not by their definition.
/// </remarks>
public sealed class Dashboards : ComponentResource
{
    private const int MaxIdLength = 200;

    private static readonly string[] ReadDashboard =
    [
        "quicksight:DescribeDashboard", "quicksight:ListDashboardVersions", "quicksight:QueryDashboard",
    ];

    private static readonly string[] ChangeDashboard =
    [
        .. ReadDashboard, "quicksight:DescribeDashboardPermissions", "quicksight:UpdateDashboard", "quicksight:UpdateDashboardPublishedVersion",
    ];

    private static readonly string[] UseDataSet =
    [
        "quicksight:DescribeDataSet", "quicksight:DescribeDataSetPermissions", "quicksight:DescribeIngestion", "quicksight:ListIngestions",
        "quicksight:PassDataSet",
    ];

    private readonly string _name;
    private readonly DashboardsArgs _args;

    /// <summary>Declares them. The options name a provider of Pulumi.Aws and one of Pulumi.AwsNative.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Dashboards(string name, DashboardsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:warehouse:Dashboards", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var readers = Group("readers", args.Readers, "Sees");
        var authors = Group("authors", args.Authors, "Changes");
        var source = Source(DashboardNetwork.Declare(name, args, this));
        var folder = new Quicksight.Folder(name, new Quicksight.FolderArgs
        {
            FolderId = IdOf("folder"),
            Name = args.Content,
            FolderType = "SHARED",
            AwsAccountId = args.Zone.AccountId,
            Permissions =
            {
                new Inputs.FolderPermissionArgs { Actions = { "quicksight:DescribeFolder" }, Principal = readers.Arn },
                new Inputs.FolderPermissionArgs { Actions = { "quicksight:DescribeFolder" }, Principal = authors.Arn },
            },
            Tags = args.Zone.Tags(IdOf("folder")),
        }, Options());
        var sets = args.Views.ToDictionary(view => view, view => DataSet(view, source, authors));
        var dashboard = Dashboard(sets, readers, authors);
        _ = new Quicksight.FolderMembership(name, new Quicksight.FolderMembershipArgs
        {
            AwsAccountId = args.Zone.AccountId,
            FolderId = folder.FolderId,
            MemberType = "DASHBOARD",
            MemberId = dashboard.DashboardId,
        }, Options());

        DashboardArn = dashboard.Arn;
        ReadersArn = readers.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["dashboardArn"] = DashboardArn });
    }

    /// <summary>The dashboard's ARN.</summary>
    public Output<string> DashboardArn { get; }

    /// <summary>The ARN of the group of those who see it.</summary>
    public Output<string> ReadersArn { get; }

    internal static void Check(string name, DashboardsArgs args)
    {
        var problems = new ArgumentProblems(nameof(Dashboards), name);
        problems.AddIf(
            !KebabName.Is(args.Content),
            $"Content is '{args.Content}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(args.Views.Count == 0, "Views is empty; show one table or more.");
        foreach (var twice in args.Views.GroupBy(view => view.Table.FullName, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Views shows {twice.Key} {twice.Count()} times; show each table once.");
        }

        foreach (var view in args.Views)
        {
            problems.AddIf(view.Title.Length is 0 or > 128, $"Views: the title of {view.Table.FullName} has {view.Title.Length} characters; QuickSight takes 1 to 128.");
            Expect(view, view.Measure, "measure", "a number", ["INTEGER", "DECIMAL"], problems);
            Expect(view, view.Time, "time", "a date or a time", ["DATETIME"], problems);
            Expect(view, view.Category, "category", "text", ["STRING"], problems);
        }

        problems.AddIf(args.LookbackDays is < 1 or > 365, $"LookbackDays is {args.LookbackDays}; give 1 to 365.");
        problems.ThrowIfAny();
    }

    /// <summary>QuickSight's name of a column's type.</summary>
    internal static string TypeOf(string sqlType) => sqlType.Split('(')[0] switch
    {
        "smallint" or "integer" or "bigint" => "INTEGER",
        "real" or "double precision" or "decimal" or "numeric" => "DECIMAL",
        "boolean" => "BOOLEAN",
        "date" or "timestamp" or "timestamptz" => "DATETIME",
        _ => "STRING",
    };

    private static void Expect(DashboardView view, string column, string what, string kind, string[] types, ArgumentProblems problems)
    {
        var found = view.Table.Columns.FirstOrDefault(candidate => candidate.Name == column);
        problems.AddIf(found is null, $"Views: the {what} of {view.Table.FullName} is '{column}', which is no column of it; name one.");
        problems.AddIf(
            found is not null && !types.Contains(TypeOf(found.Type)),
            $"Views: the {what} of {view.Table.FullName} is {column}, a {found?.Type}; name a column that is {kind}.");
    }

    private CustomResourceOptions Options() => new() { Parent = this };

    private string IdOf(string what) => _args.Zone.NameOf($"{_args.Content}-{what}", MaxIdLength);

    private Quicksight.Group Group(string what, IReadOnlyList<string> members, string does)
    {
        var group = new Quicksight.Group($"{_name}-{what}", new Quicksight.GroupArgs
        {
            GroupName = IdOf(what),
            Description = $"{does} the dashboards of {_args.Content}",
            AwsAccountId = _args.Zone.AccountId,
            Namespace = "default",
            Region = _args.IdentityRegion.Name,
        }, Options());
        foreach (var member in members)
        {
            _ = new Quicksight.GroupMembership($"{_name}-{what}-{member}", new Quicksight.GroupMembershipArgs
            {
                GroupName = group.GroupName,
                MemberName = member,
                AwsAccountId = _args.Zone.AccountId,
                Namespace = "default",
                Region = _args.IdentityRegion.Name,
            }, Options());
        }

        return group;
    }

    private Quicksight.DataSource Source(Output<string> connection) => new(_name, new Quicksight.DataSourceArgs
    {
        DataSourceId = IdOf("warehouse"),
        Name = IdOf("warehouse"),
        AwsAccountId = _args.Zone.AccountId,
        Type = "REDSHIFT",
        Parameters = new Inputs.DataSourceParametersArgs
        {
            Redshift = new Inputs.DataSourceParametersRedshiftArgs
            {
                Host = _args.Host, Port = RedshiftWarehouse.Port, Database = _args.Database,
            },
        },
        Credentials = new Inputs.DataSourceCredentialsArgs { SecretArn = _args.ReaderSecretArn },
        SslProperties = new Inputs.DataSourceSslPropertiesArgs { DisableSsl = false },
        VpcConnectionProperties = new Inputs.DataSourceVpcConnectionPropertiesArgs { VpcConnectionArn = connection },
        Tags = _args.Zone.Tags(IdOf("warehouse")),
    }, Options());

    private Quicksight.DataSet DataSet(DashboardView view, Quicksight.DataSource source, Quicksight.Group authors)
    {
        var what = DashboardSheet.DataSetOf(view);
        var set = new Quicksight.DataSet($"{_name}-{what}", new Quicksight.DataSetArgs
        {
            DataSetId = IdOf(what),
            Name = view.Title,
            AwsAccountId = _args.Zone.AccountId,
            ImportMode = "SPICE",
            PhysicalTableMaps =
            {
                new Inputs.DataSetPhysicalTableMapArgs
                {
                    PhysicalTableMapId = what,
                    RelationalTable = new Inputs.DataSetPhysicalTableMapRelationalTableArgs
                    {
                        DataSourceArn = source.Arn,
                        Schema = view.Table.Schema,
                        Name = view.Table.Name,
                        InputColumns = view.Table.Columns
                            .Select(column => new Inputs.DataSetPhysicalTableMapRelationalTableInputColumnArgs { Name = column.Name, Type = TypeOf(column.Type) })
                            .ToArray(),
                    },
                },
            },
            RefreshProperties = new Inputs.DataSetRefreshPropertiesArgs
            {
                RefreshConfiguration = new Inputs.DataSetRefreshPropertiesRefreshConfigurationArgs
                {
                    IncrementalRefresh = new Inputs.DataSetRefreshPropertiesRefreshConfigurationIncrementalRefreshArgs
                    {
                        LookbackWindow = new Inputs.DataSetRefreshPropertiesRefreshConfigurationIncrementalRefreshLookbackWindowArgs
                        {
                            ColumnName = view.Time, Size = _args.LookbackDays, SizeUnit = "DAY",
                        },
                    },
                },
            },
            Permissions =
            {
                new Inputs.DataSetPermissionArgs { Actions = UseDataSet.ToList(), Principal = authors.Arn },
            },
            Tags = _args.Zone.Tags(IdOf(what)),
        }, Options());
        Refresh($"{what}-hourly", set, "INCREMENTAL_REFRESH", new Inputs.RefreshScheduleScheduleScheduleFrequencyArgs { Interval = "HOURLY" });
        Refresh($"{what}-weekly", set, "FULL_REFRESH", new Inputs.RefreshScheduleScheduleScheduleFrequencyArgs
        {
            Interval = "WEEKLY",
            TimeOfTheDay = "03:00",
            Timezone = "UTC",
            RefreshOnDay = new Inputs.RefreshScheduleScheduleScheduleFrequencyRefreshOnDayArgs { DayOfWeek = "SUNDAY" },
        });
        return set;
    }

    private void Refresh(string what, Quicksight.DataSet set, string type, Inputs.RefreshScheduleScheduleScheduleFrequencyArgs frequency) =>
        _ = new Quicksight.RefreshSchedule($"{_name}-{what}", new Quicksight.RefreshScheduleArgs
        {
            ScheduleId = what,
            DataSetId = set.DataSetId,
            AwsAccountId = _args.Zone.AccountId,
            Schedule = new Inputs.RefreshScheduleScheduleArgs { RefreshType = type, ScheduleFrequency = frequency },
        }, Options());

    private NativeQuickSight.Dashboard Dashboard(
        IReadOnlyDictionary<DashboardView, Quicksight.DataSet> sets, Quicksight.Group readers, Quicksight.Group authors) => new(
        _name,
        new NativeQuickSight.DashboardArgs
        {
            DashboardId = IdOf("dashboard"),
            Name = _args.Content,
            AwsAccountId = _args.Zone.AccountId,
            Definition = new NativeInputs.DashboardVersionDefinitionArgs
            {
                DataSetIdentifierDeclarations = sets.Select(set => new NativeInputs.DashboardDataSetIdentifierDeclarationArgs
                {
                    Identifier = DashboardSheet.DataSetOf(set.Key), DataSetArn = set.Value.Arn,
                }).ToArray(),
                Sheets = sets.Keys.Select(DashboardSheet.Of).ToArray(),
            },
            DashboardPublishOptions = new NativeInputs.DashboardPublishOptionsArgs
            {
                AdHocFilteringOption = new NativeInputs.DashboardAdHocFilteringOptionArgs
                {
                    AvailabilityStatus = NativeQuickSight.DashboardBehavior.Enabled,
                },

                // Rows leave the zone by the ways that are made for it, and not as a file in somebody's download folder.
                ExportToCsvOption = new NativeInputs.DashboardExportToCsvOptionArgs
                {
                    AvailabilityStatus = NativeQuickSight.DashboardBehavior.Disabled,
                },
            },
            Permissions =
            {
                new NativeInputs.DashboardResourcePermissionArgs { Actions = ReadDashboard.ToList(), Principal = readers.Arn },
                new NativeInputs.DashboardResourcePermissionArgs { Actions = ChangeDashboard.ToList(), Principal = authors.Arn },
            },
            Tags = _args.Zone.Tags(IdOf("dashboard")).Select(tag => new Native.TagArgs { Key = tag.Key, Value = tag.Value }).ToArray(),
        },
        Options());
}
