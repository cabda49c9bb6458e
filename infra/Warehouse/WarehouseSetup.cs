using System.Security.Cryptography;
using System.Text;
using LandingZone.Identity;
using Pulumi;
using RedshiftData = Pulumi.Aws.RedshiftData;

namespace LandingZone.Warehouse;

/// <summary>
/// Sets a warehouse up by SQL, as its administrator: schemas, tables with the records of their loads, the loader who owns them and the reader.
/// Each statement runs once, when it is new. A table that exists is left as it is: what changes its columns is a migration, with a plan.
/// </summary>
internal sealed class WarehouseSetup(string name, RedshiftWarehouseArgs args, WarehouseEngine engine, ComponentResource parent)
{
    /// <summary>Runs everything.</summary>
    public void Declare()
    {
        var users = new List<Resource>();
        var loader = args.LoaderWorkload is { } workload ? $"\"IAMR:{RoleNameOf(workload)}\"" : null;
        if (loader is not null)
        {
            users.Add(Run("loader", $"CREATE USER {loader} PASSWORD DISABLE"));
        }

        if (args.Reader is { } reader)
        {
            users.Add(Run("reader", reader.Password.ToOutput().Apply(password => $"CREATE USER {reader.Name} PASSWORD '{Hash(reader.Name, password)}'")));
        }

        var schemas = args.Tables.Select(table => table.Schema).Distinct(StringComparer.Ordinal)
            .ToDictionary(schema => schema, schema => SchemaOf(schema, loader, users), StringComparer.Ordinal);
        foreach (var table in args.Tables)
        {
            DeclareTable(table, loader, schemas[table.Schema]);
        }
    }

    /// <summary>The statement of a table, as the loader's own preparation would write it.</summary>
    internal static string TableSql(WarehouseTable table) =>
        $"CREATE TABLE IF NOT EXISTS {table.FullName} ({string.Join(", ", table.Columns.Select(column => ColumnSql(table, column)))}, "
        + "source_file VARCHAR(1024) NOT NULL, source_generation BIGINT NOT NULL, source_part INTEGER NOT NULL)";

    /// <summary>
    /// What Redshift keeps of a password: 'sha256|digest|salt', where the digest is that of the password and the salt's bytes. The salt need not
    /// be secret; it is made from zone and user, so that a preview shows no change. A run that cannot decrypt the password has none to give.
    /// </summary>
    internal string Hash(string user, string? password)
    {
        var salt = SHA256.HashData(Encoding.UTF8.GetBytes($"{args.Zone.Name}/{args.Content}/{user}"));
        var digest = SHA256.HashData([.. Encoding.UTF8.GetBytes(password ?? ""), .. salt]);
        return $"sha256|{Convert.ToHexStringLower(digest)}|{Convert.ToHexStringLower(salt)}";
    }

    private static string ColumnSql(WarehouseTable table, WarehouseColumn column) =>
        $"{column.Name} {column.Type}{(table.Keys.Contains(column.Name) || table.NewestBy == column.Name ? " NOT NULL" : "")}";

    private Resource[] SchemaOf(string schema, string? loader, List<Resource> users)
    {
        var made = Run($"schema-{schema}", $"CREATE SCHEMA IF NOT EXISTS {schema}");
        var names = new[] { loader, args.Reader?.Name }.OfType<string>().ToList();
        return names.Count == 0
            ? [made]
            : [made, Run($"schema-{schema}-use", $"GRANT USAGE ON SCHEMA {schema} TO {string.Join(", ", names)}", [made, .. users])];
    }

    private void DeclareTable(WarehouseTable table, string? loader, Resource[] after)
    {
        var what = $"table-{table.Schema}-{table.Name}";
        var rows = Run(what, TableSql(table), after);
        var loads = Run(
            $"{what}-loads",
            $"CREATE TABLE IF NOT EXISTS {table.FullName}_loads (load_id VARCHAR(64) NOT NULL, source_file VARCHAR(1024) NOT NULL, "
            + "source_generation BIGINT NOT NULL, source_part INTEGER NOT NULL, source_parts INTEGER NOT NULL, loaded_at TIMESTAMPTZ NOT NULL)",
            after);
        if (args.Reader is { } reader)
        {
            _ = Run($"{what}-read", $"GRANT SELECT ON {table.FullName}, {table.FullName}_loads TO {reader.Name}", rows, loads);
        }

        if (loader is not null)
        {
            _ = Run($"{what}-owner", $"ALTER TABLE {table.FullName} OWNER TO {loader}", rows);
            _ = Run($"{what}-loads-owner", $"ALTER TABLE {table.FullName}_loads OWNER TO {loader}", loads);
        }
    }

    private string RoleNameOf(string workload)
    {
        var arn = WorkloadIdentity.RoleArnOf(args.Zone, workload);
        return arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    private RedshiftData.Statement Run(string what, Input<string> sql, params Resource[] after)
    {
        var statement = new RedshiftData.StatementArgs
        {
            Database = args.Database,
            SecretArn = engine.AdminSecretArn,
            StatementName = what,
            Sql = sql,
        };
        if (engine.Access.WorkgroupName is { } workgroup)
        {
            statement.WorkgroupName = workgroup;
        }
        else
        {
            statement.ClusterIdentifier = engine.Access.ClusterIdentifier;
        }

        return new RedshiftData.Statement($"{name}-{what}", statement, new CustomResourceOptions { Parent = parent, DependsOn = after });
    }
}
