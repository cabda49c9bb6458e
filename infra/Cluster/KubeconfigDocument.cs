using System.Buffers;
using System.Text;
using System.Text.Json;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>Writes a kubeconfig as JSON, which every reader of kubeconfigs takes, since JSON is YAML.</summary>
internal static class KubeconfigDocument
{
    /// <summary>A kubeconfig with one cluster, one user and one context, all named after the cluster.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="endpoint">The address of the Kubernetes API.</param>
    /// <param name="certificateAuthority">The certificate authority in Base64.</param>
    /// <param name="region">The cluster's region.</param>
    /// <param name="roleArn">The role to assume for a token; empty for the caller's own identity.</param>
    public static string Write(string cluster, string endpoint, string certificateAuthority, Region region, string roleArn)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion", "v1");
            json.WriteString("kind", "Config");
            json.WriteString("current-context", cluster);
            WriteNamed(json, "clusters", cluster, "cluster", () =>
            {
                json.WriteString("server", endpoint);
                json.WriteString("certificate-authority-data", certificateAuthority);
            });
            WriteNamed(json, "contexts", cluster, "context", () =>
            {
                json.WriteString("cluster", cluster);
                json.WriteString("user", cluster);
            });
            WriteNamed(json, "users", cluster, "user", () => WriteExec(json, cluster, region, roleArn));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteNamed(Utf8JsonWriter json, string list, string name, string kind, Action write)
    {
        json.WriteStartArray(list);
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteStartObject(kind);
        write();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteExec(Utf8JsonWriter json, string cluster, Region region, string roleArn)
    {
        json.WriteStartObject("exec");
        json.WriteString("apiVersion", "client.authentication.k8s.io/v1beta1");
        json.WriteString("command", "aws");
        json.WriteStartArray("args");
        string[] arguments = ["eks", "get-token", "--output", "json", "--region", region.Name, "--cluster-name", cluster];
        foreach (var argument in arguments)
        {
            json.WriteStringValue(argument);
        }

        if (!string.IsNullOrEmpty(roleArn))
        {
            json.WriteStringValue("--role-arn");
            json.WriteStringValue(roleArn);
        }

        json.WriteEndArray();
        json.WriteString("interactiveMode", "Never");
        json.WriteEndObject();
    }
}
