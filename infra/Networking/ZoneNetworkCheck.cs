namespace LandingZone.Networking;

/// <summary>Checks the arguments of a <see cref="ZoneNetwork"/> all at once.</summary>
internal static class ZoneNetworkCheck
{
    /// <summary>The plan of the network's subnets.</summary>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public static SubnetPlan Plan(string name, ZoneNetworkArgs args)
    {
        var problems = new List<string>();
        var interfaces = args.Services.Count(service => service.Kind == EndpointKind.Interface) + (args.Corporate is null ? 0 : 1);
        if (!SubnetPlan.TryCreate(args.Block, args.AvailabilityZones, args.Egress, interfaces, out var plan, out var problem))
        {
            problems.Add(problem);
        }

        problems.AddRange(args.AvailabilityZones.Where(zone => zone.Region != args.Zone.Region)
            .Select(zone => $"{zone.Name} is not an availability zone of {args.Zone.Region.Name}, the zone's region."));
        problems.AddRange(args.Services.Where(service => service.MissingIn.Contains(args.Zone.Region.Name))
            .Select(service =>
                $"AWS offers no endpoint for {service.Name} in {args.Zone.Region.Name}; leave it out of the zone's services."));
        problems.AddRange(args.Services.GroupBy(service => service).Where(group => group.Count() > 1)
            .Select(group => $"The service {group.Key.Name} is named {group.Count()} times; name it once."));
        problems.AddRange(args.DataPorts.GroupBy(port => port.Port).Where(group => group.Count() > 1)
            .Select(group => $"The data port {group.Key} is named {group.Count()} times; name it once."));
        if (args.Corporate is not null && !args.Services.Contains(AwsService.S3))
        {
            problems.Add("Devices of the bank reach the zone, and it has no endpoint for s3; add s3 to the services.");
        }

        if (LogRetention.ProblemOf(args.FlowLogRetentionDays) is { } retention)
        {
            problems.Add(retention);
        }

        return problems.Count == 0
            ? plan!
            : throw new ArgumentException($"The network '{name}' cannot be made: {string.Join(" ", problems)}");
    }
}
