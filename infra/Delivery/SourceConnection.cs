using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Connections = Pulumi.Aws.CodeStarConnections;
using Inputs = Pulumi.Aws.CodeStarConnections.Inputs;

namespace LandingZone.Delivery;

/// <summary>
/// A connection to where code is kept. AWS fetches the code, so a network without a way out stays one. The connection waits until an
/// administrator has confirmed it in the AWS console and at the provider; no token of a person is stored anywhere.
/// </summary>
/// <remarks>
/// In Milan the provider's app of that region has to be installed (Developer Tools console user guide, "What third-party providers can I
/// create connections for?").
/// </remarks>
public sealed class SourceConnection : ComponentResource
{
    /// <summary>The limit of a connection's name in characters (AWS CodeConnections API reference, CreateConnection).</summary>
    private const int MaxNameLength = 32;

    /// <summary>Declares the connection.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public SourceConnection(string name, SourceConnectionArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:delivery:SourceConnection", name, options)
    {
        Check(name, args);
        var connectionName = args.Zone.NameOf(args.What, MaxNameLength);
        var connectionArgs = new Connections.ConnectionArgs { Name = connectionName, Tags = args.Zone.Tags(connectionName) };
        if (args.Host is { } host)
        {
            connectionArgs.HostArn = Host(name, args, host);
        }
        else
        {
            connectionArgs.ProviderType = args.Provider.ToString();
        }

        ConnectionArn = new Connections.Connection(name, connectionArgs, new CustomResourceOptions { Parent = this }).Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["connectionArn"] = ConnectionArn });
    }

    /// <summary>The connection's ARN.</summary>
    public Output<string> ConnectionArn { get; }

    /// <summary>
    /// Reading code through the connection. The service was renamed, and either name may stand in a request.
    /// </summary>
    /// <param name="connectionArn">The connection's ARN.</param>
    public static PolicyStatement UseStatement(Input<string> connectionArn) => new("UseConnection", PolicyEffect.Allow)
    {
        Actions = ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
        Resources = [connectionArn],
    };

    internal static void Check(string name, SourceConnectionArgs args)
    {
        var problems = new ArgumentProblems(nameof(SourceConnection), name);
        var ownServer = args.Provider is SourceProvider.GitHubEnterpriseServer or SourceProvider.GitLabSelfManaged;
        problems.AddIf(
            !KebabName.Is(args.What),
            $"What is '{args.What}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(ownServer && args.Host is null, $"Host is missing; {args.Provider} is a server of the bank, say where it is.");
        problems.AddIf(!ownServer && args.Host is not null, $"Host is given; {args.Provider} is in the cloud, leave it out.");
        if (args.Host is { } host)
        {
            problems.AddIf(
                !host.Url.StartsWith("https://", StringComparison.Ordinal), $"Host has the address '{host.Url}'; it must begin with https://.");
            problems.AddIf(host.SecurityGroupIds.Count == 0, "Host has no security group; name one or more.");
            problems.AddIf(host.Network.SubnetIds.Count == 0, "Host has no subnet; name one or more.");
        }

        problems.ThrowIfAny();
    }

    private Output<string> Host(string name, SourceConnectionArgs args, SourceHost host) => new Connections.Host(name, new()
    {
        Name = args.Zone.NameOf(args.What, 64),
        ProviderEndpoint = host.Url,
        ProviderType = args.Provider.ToString(),
        VpcConfiguration = new Inputs.HostVpcConfigurationArgs
        {
            VpcId = host.Network.VpcId,
            SubnetIds = host.Network.SubnetIds.ToList(),
            SecurityGroupIds = host.SecurityGroupIds.ToList(),
            TlsCertificate = host.Certificate is null ? null : (Input<string>)host.Certificate,
        },
    }, new CustomResourceOptions { Parent = this }).Arn;
}
