using Pulumi;
using Glue = Pulumi.Aws.Glue;
using Inputs = Pulumi.Aws.Glue.Inputs;

namespace LandingZone.Serving;

/// <summary>
/// The tables of the ML data store. Records are lines of JSON, compressed or not, which any container can write without a library for a
/// columnar format; folders "name=value" are the partitions.
/// </summary>
internal sealed class DataStoreTables(string name, Glue.CatalogDatabase database, Input<string> bucketName, ComponentResource parent)
{
    /// <summary>What a version says of a request. The columns that the folders give are not repeated.</summary>
    public static readonly (string Name, string Type, string Comment)[] PredictionColumns =
    [
        ("request", "string", "The request's id: the header x-request-id, the same for a live version and for the copies"),
        ("at", "double", "When it was answered: seconds since 1970, UTC"),
        ("status", "int", "The HTTP status of the answer"),
        ("latency_ms", "double", "How long the model took, in milliseconds"),
        ("results", "array<struct<category:string,probability:double>>", "What the model says, by category"),
    ];

    /// <summary>What turned out to be true.</summary>
    public static readonly (string Name, string Type, string Comment)[] OutcomeColumns =
    [
        ("request", "string", "The request's id"),
        ("at", "double", "When the outcome became known: seconds since 1970, UTC"),
        ("category", "string", "The category that was the true one"),
    ];

    public Glue.CatalogTable Declare(
        string table, string description, (string Name, string Type, string Comment)[] columns, string[] partitions) =>
        new($"{name}-{table}", new Glue.CatalogTableArgs
        {
            Name = table,
            Description = description,
            DatabaseName = database.Name,
            TableType = "EXTERNAL_TABLE",
            Parameters = { ["classification"] = "json", ["EXTERNAL"] = "TRUE" },
            PartitionKeys = [.. partitions.Select(partition => (Input<Inputs.CatalogTablePartitionKeyArgs>)
                new Inputs.CatalogTablePartitionKeyArgs { Name = partition, Type = "string" })],
            StorageDescriptor = new Inputs.CatalogTableStorageDescriptorArgs
            {
                Location = Output.Format($"s3://{bucketName}/{table}/"),
                InputFormat = "org.apache.hadoop.mapred.TextInputFormat",
                OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                Columns = [.. columns.Select(column => (Input<Inputs.CatalogTableStorageDescriptorColumnArgs>)
                    new Inputs.CatalogTableStorageDescriptorColumnArgs
                    {
                        Name = column.Name, Type = column.Type, Comment = column.Comment,
                    })],
                SerDeInfo = new Inputs.CatalogTableStorageDescriptorSerDeInfoArgs
                {
                    SerializationLibrary = "org.openx.data.jsonserde.JsonSerDe",

                    // One line that is no JSON does not hide the others; it is counted as a request without an answer.
                    Parameters = { ["ignore.malformed.json"] = "TRUE" },
                },
            },
        }, new CustomResourceOptions { Parent = parent });
}
