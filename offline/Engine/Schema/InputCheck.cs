using System.Globalization;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Schema;

/// <summary>Holds the inputs of a resource against its schema: names, required ones, types and the values of closed enums.</summary>
internal sealed class InputCheck
{
    private readonly PackageSchema _package;
    private readonly PropertyPath _path = new();
    private List<string>? _faults;
    private bool _isSecret;

    private InputCheck(PackageSchema package) => _package = package;

    /// <summary>Everything that is wrong, each with the path of the property; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(ResourceSchema schema, PropertyValue.Map inputs) =>
        FaultsOf(schema.Package, schema.Inputs, inputs, schema.IsProvider) ?? (IReadOnlyList<string>)[];

    /// <summary>As for resources, for the arguments of a function.</summary>
    public static IReadOnlyList<string> Faults(FunctionSchema schema, PropertyValue.Map arguments) =>
        FaultsOf(schema.Package, schema.Arguments, arguments, isTextual: false) ?? (IReadOnlyList<string>)[];

    private static List<string>? FaultsOf(PackageSchema package, PropertyShape shape, PropertyValue.Map values, bool isTextual)
    {
        var check = new InputCheck(package);
        check.CheckShape(shape, values, isTextual);
        return check._faults;
    }

    private void CheckShape(PropertyShape shape, PropertyValue.Map values, bool isTextual = false)
    {
        foreach (var (name, value) in values.Entries)
        {
            _path.EnterProperty(name);
            if (shape.Find(name) is { } property)
            {
                // A provider's structured settings travel as JSON text.
                if (!isTextual || value is not PropertyValue.Text)
                {
                    Check(property.Type, value);
                }
            }
            else if (!shape.IsOpen)
            {
                var nearest = NearestName.Of(name, shape.Names);
                Add($"is not a property of it{NearestName.Question(nearest)}");
            }

            _path.Leave();
        }

        foreach (var property in shape.Required)
        {
            if (values[property.Name] is null or PropertyValue.Null)
            {
                _path.EnterProperty(property.Name);
                Add("is required and is not given");
                _path.Leave();
            }
        }
    }

    private void Check(PropertyType type, PropertyValue value)
    {
        if (value is PropertyValue.Secret secret)
        {
            var wasSecret = _isSecret;
            _isSecret = true;
            Check(type, secret.Element);
            _isSecret = wasSecret;
            return;
        }

        if (value is PropertyValue.Unknown or PropertyValue.Null)
        {
            return;
        }

        switch (type)
        {
            case PropertyType.Primitive { Kind: PrimitiveKind.Any or PrimitiveKind.Json }:
                return;
            case PropertyType.Primitive { Kind: PrimitiveKind.Integer }
                when value is PropertyValue.Number number && !double.IsInteger(number.Value):
                Add($"must be a whole number{AndIs(number.Value.ToString(CultureInfo.InvariantCulture))}");
                return;
            case PropertyType.Literal or PropertyType.Enum when Scalar(value) is { } scalar:
                CheckChoice([type], scalar);
                return;
            case PropertyType.ListOf listOf when value is PropertyValue.List list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    _path.EnterElement(i);
                    Check(listOf.Element, list.Items[i]);
                    _path.Leave();
                }

                return;
            case PropertyType.MapOf mapOf when value is PropertyValue.Map map:
                foreach (var (name, element) in map.Entries)
                {
                    _path.EnterKey(name);
                    Check(mapOf.Element, element);
                    _path.Leave();
                }

                return;
            case PropertyType.Object of when value is PropertyValue.Map map:
                CheckShape(_package.InputsOf(of), map);
                return;
            case PropertyType.Union union:
                CheckUnion(union, value);
                return;
            default:
                if (!Fits(type, value))
                {
                    Add($"must be {Describe(type)}, and is {Describe(value)}");
                }

                return;
        }
    }

    private void CheckUnion(PropertyType.Union union, PropertyValue value)
    {
        PropertyType? fitting = null;
        foreach (var candidate in union.Cases)
        {
            if (!Fits(candidate, value))
            {
                continue;
            }

            // A text beside an enum of texts means that the enum is open.
            if (candidate is PropertyType.Primitive)
            {
                Check(candidate, value);
                return;
            }

            fitting ??= candidate;
        }

        switch (fitting)
        {
            case null:
                Add($"must be {string.Join(" or ", union.Cases.Select(Describe))}, and is {Describe(value)}");
                break;
            case PropertyType.Literal or PropertyType.Enum:
                CheckChoice(union.Cases.AsSpan(), Scalar(value)!);
                break;
            default:
                // The first case of the right kind decides: its faults say more than "none of the cases fits".
                Check(fitting, value);
                break;
        }
    }

    private void CheckChoice(ReadOnlySpan<PropertyType> cases, string scalar)
    {
        foreach (var choice in cases)
        {
            if (choice is PropertyType.Literal literal
                ? literal.Text == scalar
                : choice is PropertyType.Enum closed && _package.ValuesOf(closed).Contains(scalar))
            {
                return;
            }
        }

        var choices = Choices(cases.ToArray());
        Add($"must be {(choices.Length == 1 ? choices[0] : $"one of {string.Join(", ", choices)}")}{AndIs($"'{scalar}'")}");
    }

    private string[] Choices(IEnumerable<PropertyType> cases) =>
    [
        .. cases.SelectMany(type => type switch
        {
            PropertyType.Literal literal => [$"'{literal.Text}'"],
            PropertyType.Enum closed => _package.ValuesOf(closed),
            _ => (IEnumerable<string>)[],
        }).Order(StringComparer.Ordinal),
    ];

    // What is secret is not said, not even when it is wrong.
    private string AndIs(string value) => _isSecret ? "" : $", and is {value}";

    private void Add(string fault) => (_faults ??= []).Add($"'{_path}' {fault}");

    private static bool Fits(PropertyType type, PropertyValue value) => type switch
    {
        PropertyType.Primitive primitive => primitive.Kind switch
        {
            PrimitiveKind.String => value is PropertyValue.Text,
            PrimitiveKind.Boolean => value is PropertyValue.Boolean,
            PrimitiveKind.Integer or PrimitiveKind.Number => value is PropertyValue.Number,
            PrimitiveKind.Asset => value is PropertyValue.Asset or PropertyValue.Archive,
            PrimitiveKind.Archive => value is PropertyValue.Archive,
            _ => true,
        },
        PropertyType.ListOf => value is PropertyValue.List,
        PropertyType.MapOf or PropertyType.Object => value is PropertyValue.Map,
        PropertyType.Enum => Scalar(value) is not null,
        PropertyType.Literal => value is PropertyValue.Text,
        PropertyType.Union union => union.Cases.Any(candidate => Fits(candidate, value)),
        _ => false,
    };

    private static string? Scalar(PropertyValue value) => value switch
    {
        PropertyValue.Text text => text.Value,
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Describe(PropertyType type) => type switch
    {
        PropertyType.Primitive primitive => primitive.Kind switch
        {
            PrimitiveKind.String => "text",
            PrimitiveKind.Boolean => "true or false",
            PrimitiveKind.Integer => "a whole number",
            PrimitiveKind.Number => "a number",
            PrimitiveKind.Asset => "an asset or an archive",
            PrimitiveKind.Archive => "an archive",
            _ => "anything",
        },
        PropertyType.ListOf => "a list",
        PropertyType.MapOf or PropertyType.Object => "an object",
        PropertyType.Enum => "one of the values of an enum",
        PropertyType.Literal literal => $"'{literal.Text}'",
        PropertyType.Union union => string.Join(" or ", union.Cases.Select(Describe)),
        _ => type.ToString(),
    };

    private static string Describe(PropertyValue value) => value switch
    {
        PropertyValue.Text => "text",
        PropertyValue.Boolean => "true or false",
        PropertyValue.Number => "a number",
        PropertyValue.List => "a list",
        PropertyValue.Map => "an object",
        PropertyValue.Asset => "an asset",
        PropertyValue.Archive => "an archive",
        PropertyValue.Reference => "a resource",
        _ => value.GetType().Name,
    };
}
