using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-11.</summary>
internal sealed class PrivateSubnetsStayPrivate() : StackRule(
    new()
    {
        Id = "NET-11",
        Title = "Private subnets have no route to an internet gateway",
        Demand = "No route table that a private subnet uses has a route to an internet gateway.",
        Why = "With that route a public address is all that stands between a machine and the internet.",
        Repair = "Remove the route, or move it to a route table that only public subnets use.",
        Severity = Severity.High,
        Options = [RuleOption.List("publicSubnets", "Patterns of the names of subnets that are public on purpose.", "*public*")],
    })
{
    private const string Table = "aws:ec2/routeTable:RouteTable";
    private const string DefaultTable = "aws:ec2/defaultRouteTable:DefaultRouteTable";
    private const string NativeTable = "aws-native:ec2:RouteTable";
    private static readonly string[] Gateways = ["aws:ec2/internetGateway:InternetGateway", "aws-native:ec2:InternetGateway"];
    private static readonly string[] Routes = ["aws:ec2/route:Route", "aws-native:ec2:Route"];

    private static readonly string[] Associations =
        ["aws:ec2/routeTableAssociation:RouteTableAssociation", "aws-native:ec2:SubnetRouteTableAssociation"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var publicNames = settings.Texts("publicSubnets");
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var association in stack.OfType(Associations))
        {
            if (stack.TargetsOf(association, "subnetId", NetworkTypes.Subnets) is [var subnet, ..]
                && !publicNames.Any(pattern => Wildcard.Matches(pattern, subnet.Name, ignoreCase: true)))
            {
                foreach (var table in TablesOf(stack, association))
                {
                    users.TryAdd(table.Urn, $"the private subnet '{subnet.Name}'");
                }
            }
        }

        // Subnets without a table of their own use the main one.
        foreach (var table in stack.OfType(DefaultTable))
        {
            users.TryAdd(table.Urn, "every subnet without a route table of its own");
        }

        foreach (var association in stack.OfType("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"))
        {
            foreach (var table in TablesOf(stack, association))
            {
                users.TryAdd(table.Urn, "every subnet without a route table of its own");
            }
        }

        foreach (var route in stack.OfType(Routes))
        {
            if (TablesOf(stack, route).FirstOrDefault(table => users.ContainsKey(table.Urn)) is { } table)
            {
                yield return Judge(stack, route, route.Stated("gatewayId"), "gatewayId", "The route", users[table.Urn]);
            }
        }

        foreach (var table in stack.OfType(Table, DefaultTable).Where(table => users.ContainsKey(table.Urn)))
        {
            var routes = table.Stated("routes").Items;
            for (var i = 0; i < routes.Count; i++)
            {
                yield return Judge(stack, table, routes[i]["gatewayId"], $"routes[{i}].gatewayId", $"Route {i + 1}", users[table.Urn]);
            }
        }
    }

    private static IReadOnlyList<Resource> TablesOf(StackResources stack, Resource resource) =>
        stack.TargetsOf(resource, "routeTableId", Table, DefaultTable, NativeTable);

    private static Verdict? Judge(StackResources stack, Resource on, Value gateway, string path, string label, string user)
    {
        var property = path.Split('[', '.')[0];
        var leads = gateway.IsUnknown
            ? stack.TargetsOf(on, property, Gateways).Count > 0 ? Truth.Yes
                : on.PropertyDependencies.ContainsKey(property) ? Truth.No : Truth.Unknown
            : gateway.Matches(id => id.StartsWith("igw-", StringComparison.Ordinal)) | (gateway.IsSet & IsOneHere(stack, gateway));
        return on.Demand(path, !leads, $"{label} leads {user} to the internet gateway {gateway}.");
    }

    private static Truth IsOneHere(StackResources stack, Value gateway) =>
        Truth.Any(stack.OfType(Gateways), one => one.Id.Text is { } id && id == gateway.Text);
}
