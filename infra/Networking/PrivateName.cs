using LandingZone.Cluster;
using Pulumi;
using Route53 = Pulumi.Aws.Route53;

namespace LandingZone.Networking;

/// <summary>A name of a service of the zone in its private domain (<see cref="CorporateAccess.HostedZoneId"/>), by which the bank's devices find it.</summary>
public sealed class PrivateName : ComponentResource
{
    private const int LifetimeSeconds = 300;

    /// <summary>Declares the name.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public PrivateName(string name, PrivateNameArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:networking:PrivateName", name, options)
    {
        Check(name, args);
        _ = new Route53.Record(name, new Route53.RecordArgs
        {
            ZoneId = args.HostedZoneId, Name = args.Host, Type = "CNAME", Ttl = LifetimeSeconds, Records = { args.Target },
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    internal static void Check(string name, PrivateNameArgs args)
    {
        var problems = new ArgumentProblems(nameof(PrivateName), name);
        problems.AddIf(
            !args.Host.EndsWith($".{args.Domain}", StringComparison.Ordinal),
            $"Host is '{args.Host}'; it must end with .{args.Domain}, the zone's private domain, or nobody finds it.");
        problems.ThrowIfAny();
    }
}
