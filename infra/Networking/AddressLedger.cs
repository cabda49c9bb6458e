namespace LandingZone.Networking;

/// <summary>
/// Who has which addresses in an estate. No two claims overlap, so that any two zones can be linked,
/// and any zone with the bank's own network.
/// </summary>
public sealed class AddressLedger
{
    /// <summary>Sorted by first address; as nothing overlaps, the order of last addresses is the same.</summary>
    private readonly List<AddressClaim> _claims = [];

    /// <summary>All claims, in the order of their addresses.</summary>
    public IReadOnlyList<AddressClaim> Claims => _claims;

    /// <summary>Enters a claim.</summary>
    /// <exception cref="InvalidOperationException">It overlaps another; the message names both owners and blocks.</exception>
    public void Claim(string owner, CidrBlock block)
    {
        if (!TryClaim(owner, block, out var problem))
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Enters a claim, or says in <paramref name="problem"/> whose claims it overlaps; then the ledger stays as it was.</summary>
    public bool TryClaim(string owner, CidrBlock block, out string problem)
    {
        var place = FirstEndingAtOrAfter(block.Network);
        var overlapped = _claims.Skip(place).TakeWhile(claim => claim.Block.Network <= block.Last).ToList();
        if (overlapped.Count > 0)
        {
            var others = string.Join(" and ", overlapped.Select(claim => $"{claim.Block} of {claim.Owner}"));
            problem = $"The address block {block} of {owner} overlaps {others}; give {owner} a block that nothing else uses.";
            return false;
        }

        _claims.Insert(place, new AddressClaim(owner, block));
        problem = "";
        return true;
    }

    private int FirstEndingAtOrAfter(uint address)
    {
        var (low, high) = (0, _claims.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_claims[middle].Block.Last < address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
