using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Zones;
using Pulumi;
using Athena = Pulumi.Aws.Athena;
using AthenaInputs = Pulumi.Aws.Athena.Inputs;
using Glue = Pulumi.Aws.Glue;
using GlueInputs = Pulumi.Aws.Glue.Inputs;

namespace LandingZone.Storage;

/// <summary>
/// A catalogue over the buckets of a zone, in layers of growing trust, and SQL on them where they lie. A reader's role sees the layers that it is
/// given and no others, in queries as in S3; results of queries are encrypted whatever the client asks for.
/// </summary>
/// <remarks>
/// Who reads what is decided by IAM and not by Lake Formation: the buckets, keys and endpoints of the zone speak IAM already, so that one set of
/// policies says it all, and Lake Formation's settings belong to the whole account.
/// </remarks>
public sealed partial class DataLake : ComponentResource
{
    private readonly string _name;
    private readonly DataLakeArgs _args;

    /// <summary>Declares the lake.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public DataLake(string name, DataLakeArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:DataLake", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        foreach (var layer in args.Layers)
        {
            Layer(layer);
        }

        var workgroup = Workgroup();
        var rights = new LakeRights(args);
        ReaderRoleArns = args.Readers.ToImmutableDictionary(
            reader => reader.Name,
            reader => new WorkloadIdentity($"{name}-{reader.Name}", new WorkloadIdentityArgs
            {
                Zone = args.Zone,
                Workload = $"lake-{reader.Name}",
                Description = $"Reads the layers {string.Join(", ", reader.Layers)} of the data lake",
                Trust = WorkloadTrust.Roles([.. reader.Roles.Select(role => (Input<string>)role)]),
                Statements = rights.Of(reader),
                PermissionBoundaryArn = args.PermissionBoundaryArn,
            }, new ComponentResourceOptions { Parent = this }).RoleArn,
            StringComparer.Ordinal);
        WorkgroupName = workgroup.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["workgroupName"] = WorkgroupName, ["readerRoleArns"] = ReaderRoleArns });
    }

    /// <summary>The name of the workgroup in which queries run.</summary>
    public Output<string> WorkgroupName { get; }

    /// <summary>The ARNs of the readers' roles by their names.</summary>
    public ImmutableDictionary<string, Output<string>> ReaderRoleArns { get; }

    /// <summary>The name of a layer's database in the catalogue; Athena wants no hyphens without quotes.</summary>
    internal static string DatabaseOf(ZoneIdentity zone, string layer) => $"{zone.Name.Replace('-', '_')}_{layer}";

    /// <summary>The name of the workgroup.</summary>
    internal static string WorkgroupOf(ZoneIdentity zone) => zone.NameOf("lake", 128);

    internal static void Check(string name, DataLakeArgs args)
    {
        var problems = new ArgumentProblems(nameof(DataLake), name);
        problems.AddIf(args.Layers.Count == 0, "Layers is empty; name one or more.");
        foreach (var twice in args.Layers.GroupBy(layer => layer.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Layers has '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        foreach (var layer in args.Layers.Append(args.Results))
        {
            CheckLayer(layer, problems);
        }

        foreach (var twice in args.Readers.GroupBy(reader => reader.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Readers has '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        foreach (var reader in args.Readers)
        {
            problems.AddIf(reader.Roles.Count == 0, $"Readers: '{reader.Name}' has no roles; name one or more.");
            problems.AddIf(reader.Layers.Count == 0, $"Readers: '{reader.Name}' has no layers; name one or more.");
            foreach (var missing in reader.Layers.Where(layer => args.Layers.All(known => known.Name != layer)))
            {
                problems.Add($"Readers: '{reader.Name}' reads '{missing}', which is no layer; there are {string.Join(", ", args.Layers.Select(layer => layer.Name))}.");
            }
        }

        problems.AddIf(
            args.MaxScanMib is < 10 or > 2047, $"MaxScanMib is {args.MaxScanMib}; give 10, which is Athena's least, to 2047, which is the most that the provider can write.");
        problems.ThrowIfAny();
    }

    private static void CheckLayer(LakeLayer layer, ArgumentProblems problems)
    {
        problems.AddIf(!NameForm().IsMatch(layer.Name), $"Layers: '{layer.Name}' is no name; use lower-case letters, digits and underscores.");
        problems.AddIf(
            layer.Prefix.Length < 2 || layer.Prefix[^1] != '/' || layer.Prefix[0] == '/',
            $"Layers: '{layer.Name}' has the prefix '{layer.Prefix}'; end it with a slash, and do not start it with one.");
        foreach (var table in layer.Tables)
        {
            problems.AddIf(!NameForm().IsMatch(table.Name), $"Layers: '{table.Name}' is no table name; use lower-case letters, digits and underscores.");
            problems.AddIf(table.Columns.Count == 0, $"Layers: the table '{table.Name}' has no columns; name one or more.");
        }
    }

    private void Layer(LakeLayer layer)
    {
        var database = new Glue.CatalogDatabase($"{_name}-{layer.Name}", new Glue.CatalogDatabaseArgs
        {
            Name = DatabaseOf(_args.Zone, layer.Name),
            Description = $"Layer {layer.Name} of {_args.Zone.Name}",
            LocationUri = Output.Format($"s3://{layer.BucketName}/{layer.Prefix}"),
            Tags = _args.Zone.Tags(DatabaseOf(_args.Zone, layer.Name)),
        }, Child());
        foreach (var table in layer.Tables)
        {
            _ = new Glue.CatalogTable($"{_name}-{layer.Name}-{table.Name}", new Glue.CatalogTableArgs
            {
                Name = table.Name,
                DatabaseName = database.Name,
                TableType = "EXTERNAL_TABLE",
                Parameters = ParametersOf(table),
                StorageDescriptor = new GlueInputs.CatalogTableStorageDescriptorArgs
                {
                    Location = Output.Format($"s3://{layer.BucketName}/{layer.Prefix}{table.Name}/"),
                    InputFormat = table.IsParquet
                        ? "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
                        : "org.apache.hadoop.mapred.TextInputFormat",
                    OutputFormat = table.IsParquet
                        ? "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"
                        : "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                    SerDeInfo = new GlueInputs.CatalogTableStorageDescriptorSerDeInfoArgs
                    {
                        SerializationLibrary = table.IsParquet
                            ? "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
                            : "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                    },
                    Columns = table.Columns.Select(column => new GlueInputs.CatalogTableStorageDescriptorColumnArgs
                    {
                        Name = column.Name, Type = column.Type,
                    }).ToList(),
                },
            }, Child());
        }
    }

    private static Dictionary<string, string> ParametersOf(LakeTable table)
    {
        var parameters = new Dictionary<string, string> { ["EXTERNAL"] = "TRUE", ["classification"] = table.IsParquet ? "parquet" : "csv" };
        if (!table.IsParquet)
        {
            parameters["skip.header.line.count"] = "1";
        }

        return parameters;
    }

    private Athena.Workgroup Workgroup()
    {
        var workgroupName = WorkgroupOf(_args.Zone);
        return new Athena.Workgroup(_name, new Athena.WorkgroupArgs
        {
            Name = workgroupName,
            Description = "Queries on the data lake",
            State = "ENABLED",
            ForceDestroy = false,
            Configuration = new AthenaInputs.WorkgroupConfigurationArgs
            {
                EnforceWorkgroupConfiguration = true,
                PublishCloudwatchMetricsEnabled = true,
                RequesterPaysEnabled = false,
                BytesScannedCutoffPerQuery = _args.MaxScanMib * 1048576,
                EngineVersion = new AthenaInputs.WorkgroupConfigurationEngineVersionArgs { SelectedEngineVersion = "Athena engine version 3" },
                ResultConfiguration = new AthenaInputs.WorkgroupConfigurationResultConfigurationArgs
                {
                    OutputLocation = Output.Format($"s3://{_args.Results.BucketName}/{_args.Results.Prefix}"),
                    ExpectedBucketOwner = _args.Zone.AccountId,
                    EncryptionConfiguration = new AthenaInputs.WorkgroupConfigurationResultConfigurationEncryptionConfigurationArgs
                    {
                        EncryptionOption = "SSE_KMS", KmsKeyArn = _args.Results.KeyArn,
                    },
                },
            },
            Tags = _args.Zone.Tags(workgroupName),
        }, Child());
    }

    private CustomResourceOptions Child() => new() { Parent = this };

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
