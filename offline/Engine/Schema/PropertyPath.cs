using System.Globalization;
using System.Text;

namespace LandingZone.Engine.Schema;

/// <summary>Where a walk through a value is: ingress[0].fromPort. It is put into words only when somebody asks.</summary>
internal sealed class PropertyPath
{
    private readonly Stack<(string? Name, int Index, bool IsKey)> _steps = new();

    /// <summary>Goes to a property of an object.</summary>
    public void EnterProperty(string name) => _steps.Push((name, 0, false));

    /// <summary>Goes to an entry of a map, whose name may be any text.</summary>
    public void EnterKey(string key) => _steps.Push((key, 0, true));

    /// <summary>Goes to an element of a list.</summary>
    public void EnterElement(int index) => _steps.Push((null, index, false));

    /// <summary>Goes back to where the walk was before.</summary>
    public void Leave() => _steps.Pop();

    /// <summary>The path from the resource on.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index, isKey) in _steps.Reverse())
        {
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (isKey)
            {
                text.Append(CultureInfo.InvariantCulture, $"[\"{name}\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }
}
