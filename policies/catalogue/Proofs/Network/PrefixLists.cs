using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>The prefix lists of an estate, with their addresses.</summary>
internal sealed class PrefixLists
{
    private readonly Dictionary<string, Ranges> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads an estate.</summary>
    public PrefixLists(Estate estate)
    {
        // A gateway endpoint's list has the addresses of an AWS service, which are of the internet.
        foreach (var (_, endpoint) in estate.OfType("aws:ec2/vpcEndpoint:VpcEndpoint"))
        {
            if (endpoint["prefixListId"].Text is { Length: > 0 } id)
            {
                _lists[id] = Addresses.Public;
            }
        }

        foreach (var (_, list) in estate.OfType("aws:ec2/managedPrefixList:ManagedPrefixList"))
        {
            if (list.Id.Text is { } id)
            {
                _lists[id] = Blocks.Of(list["entries"].Items.Select(entry => entry["cidr"]));
            }
        }
    }

    /// <summary>The addresses of a list, or null where it is in no plan.</summary>
    public Ranges? this[string id] => _lists.GetValueOrDefault(id);
}
