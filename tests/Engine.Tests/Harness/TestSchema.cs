using System.Text;
using LandingZone.Engine.Schema;

namespace LandingZone.Engine.Tests.Harness;

/// <summary>A small provider package, "cloud", with one of everything that the checks know.</summary>
internal static class TestSchema
{
    private const string Cloud =
        """
        {
          "package": "cloud",
          "version": "1.2.3",
          "resources": {
            "cloud:net/network:Network": {
              "module": "net", "name": "Network",
              "inputs": {
                "cidrBlock": "string", "size": "integer optional", "ratio": "number optional", "enabled": "boolean optional",
                "tags": "{string} optional", "rules": "[@net.Rule] optional", "policy": "json optional", "anything": "any optional",
                "tier": "#net.Tier optional", "flavour": "string|#net.Tier optional", "port": "integer|string optional",
                "password": "string optional secret", "file": "asset optional",
                "kind": "'Network' optional", "mode": "'fast'|'slow' optional", "name": "string optional", "spec": "@net.Spec optional"
              },
              "outputs": {
                "arn": "string", "cidrBlock": "string", "size": "integer", "tags": "{string} optional", "password": "string optional",
                "endpoint": "string", "token": "string", "spec": "@net.Spec optional"
              },
              "secretOutputs": ["token"]
            },
            "pulumi:providers:cloud": {
              "module": "", "name": "Provider", "kind": "provider",
              "inputs": { "region": "string optional", "allowedAccountIds": "[string] optional" },
              "outputs": { "region": "string optional" }
            }
          },
          "functions": {
            "cloud:net/getNetwork:getNetwork": {
              "module": "net", "name": "getNetwork",
              "arguments": { "name": "string" },
              "result": { "arn": "string", "name": "string", "owner": "string optional" }
            }
          },
          "types": {
            "net.Rule": { "inputs": { "fromPort": "integer", "toPort": "integer optional", "protocol": "string optional" },
                          "outputs": { "fromPort": "integer", "toPort": "integer optional", "ruleId": "string" } },
            "net.Spec": { "inputs": { "size": "integer optional" }, "outputs": { "size": "integer optional", "address": "string" } }
          },
          "enums": { "net.Tier": { "type": "string", "values": { "Private": "private", "Public": "public" } } }
        }
        """;

    public const string NetworkType = "cloud:net/network:Network";

    /// <summary>A catalogue that holds only that package.</summary>
    public static SchemaCatalog Catalog => new(name => name == "cloud" ? new MemoryStream(Encoding.UTF8.GetBytes(Cloud)) : null);
}
